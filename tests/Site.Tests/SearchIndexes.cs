using Site.Content;
using Site.Search;

namespace Site.Tests;

public sealed class SearchIndexes
{
    public static TheoryData<string> EveryLanguage => [.. Language.Known.Select(language => language.Code)];

    [Theory, MemberData(nameof(EveryLanguage))]
    public async Task It_is_what_MiniSearch_itself_makes_of_the_documents(string code)
    {
        using var search = new SearchFixture();
        var ours = await SearchFixture.NodeAsync("load", await search.ScriptAsync(Language.Find(code)!));
        var theirs = await SearchFixture.NodeAsync("index", await search.DocumentsAsync(Language.Find(code)!));

        Assert.NotEmpty(ours["index"]!.AsArray());
        Assert.Equal(theirs.ToJsonString(), ours.ToJsonString());
    }

    [Fact]
    public async Task The_same_content_gives_the_same_bytes()
    {
        var first = SearchScripts.Of(await SearchFixture.PlanAsync()).ToList();
        var second = SearchScripts.Of(await SearchFixture.PlanAsync()).ToList();

        Assert.Equal(
            ["en/search-index.js", "zh/search-index.js"],
            first.Select(script => script.Path.Value).Where(path => !path.Contains("/search/", StringComparison.Ordinal))
        );
        Assert.Equal(first.Select(script => script.Content.ToArray()), second.Select(script => script.Content.ToArray()));
    }

    [Fact]
    public async Task It_holds_pages_sections_and_steps_and_links_to_each()
    {
        var documents = SearchScripts.Documents(await SearchFixture.PlanAsync(), Language.English);

        Assert.Equal(
            [
                "lessons/images.html | Images | What an engine starts from. Before you start, read this.",
                "lessons/images.html#what | What an image is | An image is a read-only template. It comes from a registry. Its layers are shared.",
                "lessons/images.html#pull | docker pull hello-world | Fetch one.",
                "lessons/images.html#use | Run it |",
                "lessons/images.html#run | docker run --rm hello-world | The greeting appears, and nothing stays.",
            ],
            documents.Take(5).Select(document => $"{document.Id} | {document.Title} | {document.Text}".TrimEnd())
        );
        Assert.Contains(documents, document => document.Text.EndsWith("option says --host where it is", StringComparison.Ordinal));
        Assert.Equal([1, 2, 1, 2], documents.Select(document => document.Step).OfType<int>());
    }

    [Theory]
    [InlineData("An image of images", "镜像")]
    [InlineData("Registries", "镜像仓库服务")]
    [InlineData("imagery", "")]
    [InlineData("A container, an image", "镜像 容器")]
    public async Task A_term_brings_its_name_in_the_other_language(string text, string names) =>
        Assert.Equal(names, new Synonyms((await SearchFixture.PlanAsync()).Terms, Language.English).Of(text));

    [Fact]
    public Task What_is_looked_for_comes_first_in_English() =>
        AssertFirstAsync(
            Language.English,
            ("images", "lessons/images.html"),
            ("image", "lessons/images.html"),
            ("镜像", "lessons/images.html"),
            ("--rm", "lessons/images.html#run"),
            ("hello-world", "lessons/images.html#pull"),
            ("hello", "lessons/images.html#pull"),
            ("docker.sock", "docs/engine.html#socket"),
            ("/var/run/docker.sock", "docs/engine.html#socket"),
            ("sock", "docs/engine.html#socket"),
            ("docker_host", "docs/engine.html#socket"),
            ("C#", "docs/engine.html#csharp"),
            ("volum", "lessons/containers.html#data"),
            ("docker rm box", "lessons/containers.html#remove")
        );

    [Fact]
    public Task What_is_looked_for_comes_first_in_Chinese() =>
        AssertFirstAsync(
            Language.Chinese,
            ("image", "lessons/images.html"),
            ("container", "lessons/containers.html"),
            ("镜像", "lessons/images.html"),
            ("镜", "lessons/images.html"),
            ("镜像仓库", "lessons/images.html#what"),
            ("registry", "lessons/images.html#what"),
            ("数据卷", "lessons/containers.html#data"),
            ("怎样删除容器", "lessons/containers.html#data"),
            ("docker.sock", "docs/engine.html#socket")
        );

    [Fact]
    public Task A_slip_in_a_word_is_forgiven_when_nothing_has_the_word() =>
        AssertFirstAsync(
            Language.English,
            ("contianer", "lessons/containers.html#create"),
            ("volme", "lessons/containers.html#data"),
            ("tempalte", "lessons/containers.html")
        );

    [Fact]
    public Task What_is_not_there_is_not_found() =>
        AssertFirstAsync(Language.Chinese, ("", null), ("——", null), ("zzz", null), ("没有这个词", null), ("constructor", null));

    private static async Task AssertFirstAsync(Language language, params IReadOnlyList<(string Query, string? Id)> wanted)
    {
        using var search = new SearchFixture();
        var found = await search.FirstAsync(await SearchFixture.PlanAsync(), language, [.. wanted.Select(item => item.Query)]);
        Assert.Equal(wanted, wanted.Zip(found, (item, id) => (item.Query, id)));
    }
}
