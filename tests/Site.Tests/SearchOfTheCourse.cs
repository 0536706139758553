using Site.Content;

namespace Site.Tests;

/// <summary>What readers of the project's own course type into the search, and the result that must come first.</summary>
public sealed class SearchOfTheCourse
{
    private const string None = "";

    [Fact]
    public Task English_queries_lead_where_they_should() =>
        AssertFirstAsync(
            Language.English,
            ("image", "lessons/images.html"),
            ("images", "lessons/images.html"),
            ("container", "lessons/containers.html"),
            ("what is an image?", "lessons/images.html"),
            ("hello world", "lessons/hello-world.html"),
            ("registry", "docs/glossary.html#registry"),
            ("tag", "docs/glossary.html#tag"),
            ("digest", "docs/glossary.html#digest"),
            ("exit code", "docs/glossary.html#exit-code"),
            ("copy on write", "docs/glossary.html#copy-on-write"),
            ("read-only", "lessons/images.html#read-only"),
            // Commands and options, as typed.
            ("docker run", "lessons/hello-world.html#run"),
            ("docker run hello-world", "lessons/hello-world.html#run"),
            ("docker ps", "lessons/hello-world.html#list"),
            ("docker ps -a", "lessons/hello-world.html#list"),
            ("docker stop", "lessons/containers.html#stop"),
            ("docker exec", "lessons/containers.html#inside"),
            ("docker logs", "lessons/containers.html#logs"),
            ("docker rmi", "lessons/hello-world.html#refused"),
            ("docker build", "lessons/images.html#build"),
            ("--rm", "lessons/images.html#use"),
            ("docker.sock", "docs/glossary.html#socket"),
            ("/var/run/docker.sock", "docs/glossary.html#socket"),
            ("lesson.yml", "docs/authoring.html#lesson"),
            ("C#", "docs/authoring.html#snippets"),
            // Typing errors.
            ("regsitry", "docs/glossary.html#registry"),
            ("digset", "docs/glossary.html#digest"),
            ("dockr pull", "lessons/images.html#pull"),
            // The other language's name.
            ("镜像", "lessons/images.html"),
            ("容器", "lessons/containers.html"),
            ("仓库", "docs/glossary.html#repository"),
            ("守护进程", "docs/glossary.html#daemon"),
            // The pages about the site.
            ("offline", "docs/offline.html"),
            ("sandbox", "docs/sandbox.html"),
            ("threat model", "docs/threat-model.html"),
            ("write a lesson", "docs/authoring.html"),
            ("glossary", "docs/glossary.html"),
            // No result is better than a wrong one.
            ("-it", None),
            ("prune", None)
        );

    [Fact]
    public Task Chinese_queries_lead_where_they_should() =>
        AssertFirstAsync(
            Language.Chinese,
            ("镜像", "lessons/images.html"),
            ("容器", "lessons/containers.html"),
            ("仓库", "docs/glossary.html#repository"),
            ("镜像仓库", "docs/glossary.html#registry"),
            ("标签", "lessons/images.html#tags"),
            ("退出码", "docs/glossary.html#exit-code"),
            ("守护进程", "docs/glossary.html#daemon"),
            ("写时复制", "docs/glossary.html#copy-on-write"),
            ("镜像层", "docs/glossary.html#layer"),
            ("可写层", "docs/glossary.html#writable-layer"),
            ("只读", "lessons/images.html#read-only"),
            ("主机名", "lessons/containers.html#hostname"),
            ("日志", "lessons/containers.html#logs"),
            ("加速器", "docs/glossary.html#mirror"),
            ("套接字", "docs/glossary.html#socket"),
            // One character.
            ("镜", "lessons/images.html"),
            ("层", "docs/glossary.html#layer"),
            // Questions.
            ("什么是镜像", "lessons/images.html"),
            ("如何删除镜像", "lessons/images.html#remove-images"),
            ("容器和镜像的区别", "lessons/images.html#what"),
            ("构建自己的镜像", "lessons/images.html#build-your-own"),
            // The other language's name, and both.
            ("image", "lessons/images.html"),
            ("container", "lessons/containers.html"),
            ("registry", "docs/glossary.html#registry"),
            ("daemon", "docs/glossary.html#daemon"),
            ("docker 镜像", "lessons/images.html#what"),
            // Commands and options, as typed.
            ("docker ps -a", "lessons/hello-world.html#list"),
            ("docker stop", "lessons/containers.html#stop"),
            ("--rm", "lessons/images.html#use"),
            ("docker.sock", "docs/glossary.html#socket"),
            // A typing error.
            ("contianer", "lessons/containers.html"),
            // The pages about the site.
            ("离线", "docs/offline.html"),
            ("验证", "docs/verification.html"),
            ("术语表", "docs/glossary.html"),
            ("编写课程", "docs/authoring.html"),
            ("小测验", "docs/authoring.html#quiz")
        );

    private static async Task AssertFirstAsync(Language language, params IReadOnlyList<(string Query, string Id)> wanted)
    {
        using var search = new SearchFixture();
        var found = await search.FirstAsync(
            await SearchFixture.PlanAsync("../../content"),
            language,
            [.. wanted.Select(item => item.Query)]
        );
        Assert.Equal(wanted, wanted.Zip(found, (item, id) => (item.Query, id ?? None)));
    }
}
