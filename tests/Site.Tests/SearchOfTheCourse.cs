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
            ("hello-world", "lessons/hello-world.html"),
            ("first container", "lessons/hello-world.html"),
            ("registry", "docs/glossary.html#registry"),
            ("tag", "docs/glossary.html#tag"),
            ("digest", "docs/glossary.html#digest"),
            ("exit code", "docs/glossary.html#exit-code"),
            ("copy on write", "docs/glossary.html#copy-on-write"),
            ("read-only template", "lessons/recap.html#image"),
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
            ("docker.sock", "lessons/client-server.html#docker-host"),
            ("/var/run/docker.sock", "lessons/troubleshooting.html#socket-group"),
            ("lesson.yml", "docs/authoring.html#lesson"),
            ("C#", "docs/authoring.html#snippets"),
            // Typing errors.
            ("regsitry", "lessons/repositories.html#start"),
            ("digset", "docs/glossary.html#digest"),
            ("dockr pull", "lessons/repositories.html#pull"),
            // The other language's name.
            ("镜像", "lessons/images.html"),
            ("容器", "lessons/containers.html"),
            ("仓库", "lessons/recap.html#repository"),
            ("守护进程", "docs/glossary.html#daemon"),
            // The pages about the site.
            ("offline", "docs/offline.html"),
            ("sandbox", "docs/sandbox.html"),
            ("threat model", "docs/threat-model.html"),
            ("write a lesson", "docs/authoring.html#tutorial"),
            ("glossary", "docs/glossary.html"),
            // Prerequisites.
            ("kernel", "docs/glossary.html#kernel"),
            ("cgroup", "lessons/prerequisites.html#control-groups"),
            ("namespaces", "docs/glossary.html#namespace"),
            ("uname -srm", "lessons/prerequisites.html#kernel"),
            ("docker info", "lessons/architecture.html#parts"),
            ("docker on windows", "lessons/install.html#windows"),
            ("wsl", "docs/glossary.html#wsl"),
            ("windows and macOS", "lessons/prerequisites.html#other-systems"),
            // Running.
            ("publish port", "docs/glossary.html#published-port"),
            ("port mapping", "docs/glossary.html#published-port"),
            ("docker run -d -p", "lessons/running.html#serve"),
            ("-p 127.0.0.1:8080:80", "lessons/running.html#serve"),
            ("bind mount", "docs/glossary.html#bind-mount"),
            ("volume", "docs/glossary.html#volume"),
            ("docker volume rm", "lessons/running.html#clean-up"),
            ("restart policy", "docs/glossary.html#restart-policy"),
            ("unless-stopped", "lessons/running.html#policy"),
            ("memory limit", "lessons/under-the-hood.html#limit"),
            ("--memory", "lessons/running.html#greedy"),
            ("all in a file compose", "lessons/running.html#compose"),
            ("environment variable", "lessons/running.html#settings"),
            ("-it", "lessons/running.html#look-around"),
            // Repositories.
            ("private registry", "lessons/repositories.html#public-and-private"),
            ("docker login", "lessons/repositories.html#log-in"),
            ("docker push", "lessons/repositories.html#forgot"),
            ("docker tag", "lessons/images.html#tag"),
            ("docker logout", "lessons/repositories.html#log-out"),
            ("docker hub", "docs/glossary.html#docker-hub"),
            ("htpasswd", "lessons/repositories.html#password"),
            ("_catalog", "lessons/repositories.html#catalog"),
            // Recap.
            ("recap", "lessons/recap.html"),
            ("three containers", "lessons/recap.html#three-containers"),
            // Client and daemon.
            ("cannot connect to the docker daemon", "lessons/troubleshooting.html#not-running"),
            ("DOCKER_HOST", "lessons/client-server.html#docker-host"),
            ("docker context create", "lessons/client-server.html#context-use"),
            ("systemctl stop docker", "lessons/client-server.html#stop-service"),
            ("mysqld", "lessons/client-server.html#db-server"),
            // Mirrors and proxies.
            ("kubernetes", "lessons/mirrors.html#not-a-vpn"),
            ("pull-through cache", "docs/glossary.html#pull-through-cache"),
            ("HTTPS_PROXY", "lessons/mirrors.html#drop-in"),
            // No result is better than a wrong one.
            ("openstack", None)
        );

    [Fact]
    public Task Chinese_queries_lead_where_they_should() =>
        AssertFirstAsync(
            Language.Chinese,
            ("镜像", "lessons/images.html"),
            ("容器", "lessons/containers.html"),
            ("仓库", "lessons/repositories.html"),
            ("镜像仓库", "docs/glossary.html#registry"),
            ("标签", "lessons/images.html#tags"),
            ("退出码", "docs/glossary.html#exit-code"),
            ("守护进程", "docs/glossary.html#daemon"),
            ("写时复制", "docs/glossary.html#copy-on-write"),
            ("镜像层", "docs/glossary.html#layer"),
            ("可写层", "docs/glossary.html#writable-layer"),
            ("只读模板", "docs/glossary.html#image"),
            ("主机名", "lessons/containers.html#same-kernel"),
            ("日志", "lessons/troubleshooting-disk.html#log-fills"),
            ("加速器", "lessons/mirrors.html"),
            ("套接字", "docs/glossary.html#socket"),
            // One character.
            ("镜", "lessons/images.html"),
            ("层", "docs/glossary.html#layer"),
            // Questions.
            ("什么是镜像", "lessons/images.html"),
            ("如何删除镜像", "lessons/recap.html#remove-images"),
            ("容器和镜像的区别", "lessons/recap.html"),
            ("构建自己的镜像", "lessons/images.html#build-your-own"),
            // The other language's name, and both.
            ("image", "lessons/images.html"),
            ("container", "lessons/containers.html"),
            ("registry", "docs/glossary.html#registry"),
            ("daemon", "docs/glossary.html#daemon"),
            ("docker 镜像", "lessons/images.html"),
            ("docker容器", "lessons/containers.html"),
            ("hello world", "lessons/hello-world.html"),
            // Commands and options, as typed.
            ("docker ps -a", "lessons/hello-world.html#list"),
            ("docker stop", "lessons/containers.html#stop"),
            ("--rm", "lessons/images.html#use"),
            ("docker.sock", "lessons/client-server.html#docker-host"),
            // A typing error.
            ("regsitry", "lessons/repositories.html#start"),
            // The pages about the site.
            ("离线", "docs/offline.html"),
            ("验证", "docs/verification.html"),
            ("术语表", "docs/glossary.html"),
            ("编写课程", "docs/authoring.html"),
            ("小测验", "docs/authoring.html#quiz"),
            // Prerequisites.
            ("内核", "lessons/prerequisites.html#kernel-section"),
            ("命名空间", "docs/glossary.html#namespace"),
            ("控制组", "docs/glossary.html#control-group"),
            ("cgroup", "lessons/prerequisites.html#control-groups"),
            ("虚拟机", "docs/glossary.html#virtual-machine"),
            ("性能", "lessons/prerequisites.html#speed"),
            // Running.
            ("端口映射", "docs/glossary.html#published-port"),
            ("发布端口", "lessons/running.html#background"),
            ("数据卷", "docs/glossary.html#volume"),
            ("绑定挂载", "docs/glossary.html#bind-mount"),
            ("重启策略", "docs/glossary.html#restart-policy"),
            ("内存限制", "lessons/under-the-hood.html#control-group-section"),
            ("环境变量", "lessons/running.html#settings"),
            ("docker compose down", "lessons/running.html#down"),
            // Repositories.
            ("私有仓库", "lessons/repositories.html#public-and-private"),
            ("登录", "lessons/repositories.html#log-in"),
            ("推送被拒绝", "lessons/repositories.html#push-it"),
            ("docker login", "lessons/repositories.html#log-in"),
            // Recap.
            ("回顾", "lessons/recap.html"),
            ("同时运行三个容器", "lessons/recap.html#three-containers"),
            // Client and daemon.
            ("停止守护进程", "lessons/client-server.html#stop"),
            ("套接字激活", "docs/glossary.html#socket-activation"),
            ("DOCKER_HOST", "lessons/client-server.html#docker-host")
        );

    private static async Task AssertFirstAsync(Language language, params IReadOnlyList<(string Query, string Id)> wanted)
    {
        using var search = new SearchFixture();
        var found = await search.FirstAsync(
            await SearchFixture.PlanAsync("../../content"),
            language,
            [.. wanted.Select(item => item.Query)]
        );
        var missed = wanted
            .Zip(found, (item, id) => (item.Query, item.Id, Found: id ?? None))
            .Where(item => item.Found != item.Id)
            .Select(item => $"{item.Query}: {item.Found}, not {item.Id}")
            .ToList();
        Assert.True(missed.Count == 0, string.Join('\n', missed));
    }
}
