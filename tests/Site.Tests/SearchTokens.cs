using System.Text.Json;
using System.Text.Json.Nodes;
using Site.Search;

namespace Site.Tests;

public sealed class SearchTokens
{
    private static readonly string Cases = Path.Combine(SearchFixture.Here(), "tokens.json");

    public static TheoryData<string, string[]> EveryCase =>
        [
            .. JsonNode
                .Parse(File.ReadAllText(Cases))!
                .AsArray()
                .Select(item => (item!["text"]!.GetValue<string>(), item["tokens"].Deserialize<string[]>()!)),
        ];

    [Theory, MemberData(nameof(EveryCase))]
    public void The_build_cuts_text_as_the_fixture_says(string text, string[] tokens) => Assert.Equal(tokens, Tokenizer.Tokens(text));

    [Fact]
    public async Task The_browser_cuts_it_the_same_way()
    {
        var said = (await SearchFixture.NodeAsync("tokens", Cases)).Deserialize<string[][]>()!;
        Assert.Equal(EveryCase.Select(row => row.Data.Item2), said);
    }

    [Fact]
    public async Task Both_cut_any_text_the_same_way()
    {
        const string characters = "aZ09Äß×_-./:=@+#~$ \n\t，镜像々〇";
        var random = new Random(18);
        string[] texts = [.. Enumerable.Range(0, 2000).Select(number => new string(random.GetItems<char>(characters, number % 100)))];
        var file = Path.GetTempFileName();
        try
        {
            await File.WriteAllTextAsync(
                file,
                JsonSerializer.Serialize(texts.Select(text => new { text, tokens = Array.Empty<string>() })),
                TestContext.Current.CancellationToken
            );
            Assert.Equal((await SearchFixture.NodeAsync("tokens", file)).Deserialize<string[][]>()!, texts.Select(Tokenizer.Tokens));
        }
        finally
        {
            File.Delete(file);
        }
    }

    [Fact]
    public async Task Titles_are_written_as_the_browser_looks_them_up()
    {
        var looked = await SearchFixture.NodeAsync("titles", Cases);
        var written = EveryCase
            .Select(row => TitleWords.Of(row.Data.Item1))
            .Select(title => new { title.Starts, Whole = title.Wholes.SingleOrDefault() });
        Assert.Equal(JsonNode.Parse(JsonSerializer.Serialize(written, JsonSerializerOptions.Web))!.ToJsonString(), looked.ToJsonString());
    }
}
