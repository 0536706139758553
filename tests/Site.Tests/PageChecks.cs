using System.Text.Json;
using System.Text.Json.Nodes;
using Site.Content;
using Site.Content.Yaml;
using Site.Diagnostics;
using Site.Verification.PageChecks;

namespace Site.Tests;

/// <summary>The data of checks are asked in C# when they are verified, and in the page. Both pass the same cases.</summary>
public sealed class PageChecks
{
    private static readonly string File = Path.GetFullPath(Path.Combine(SearchFixture.Here(), "../page-checks/cases.json"));
    private static readonly IReadOnlyList<Case> Cases = JsonSerializer.Deserialize<Case[]>(
        System.IO.File.ReadAllText(File),
        new JsonSerializerOptions(JsonSerializerDefaults.Web)
    )!;

    public static TheoryData<string> Names => [.. Cases.Select(one => one.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task The_verification_answers(string name)
    {
        var one = Cases.Single(other => other.Name == name);
        var bag = new DiagnosticBag();
        var check = new PageCheckFile(YamlFile.Parse("a.check.yml", one.Check.ToJsonString(), bag)!, [Language.English], bag).Read();
        Assert.Empty(bag.Sorted);

        var answer = await new PageQuestion(check, one.Send, one.Run).AskAsync(Language.English, TestContext.Current.CancellationToken);

        Assert.Equal((one.State, one.Sentence), (StateOf(answer), answer.Sentence));
    }

    [Fact]
    public async Task The_page_answers_the_same()
    {
        var answers = (await ThemeCode.RunAsync("page-check.mjs", File)).AsArray();

        Assert.Equal(
            Cases.Select(one => $"{one.Name}: {one.State}, {one.Sentence}"),
            Cases.Zip(answers).Select(pair => $"{pair.First.Name}: {pair.Second!["state"]}, {pair.Second["sentence"]}")
        );
    }

    private static string StateOf(PageAnswer answer) =>
        answer.State switch
        {
            PageCheckState.Done => "done",
            PageCheckState.NotYet => "missing",
            _ => "failed",
        };

    /// <param name="Check">As in a <c>.check.yml</c>, of which JSON is one form.</param>
    /// <param name="Answers">
    /// By the request, with its body: the status, and a text or JSON. By <c>RUN</c> and a command: the exit code, and what it prints.
    /// </param>
    private sealed record Case(string Name, JsonObject Check, Dictionary<string, JsonArray> Answers, string State, string Sentence)
    {
        public Task<(int Status, string Body)> Send(string method, string path, string? body, CancellationToken ct) =>
            Answer(new[] { method, path, body }.OfType<string>());

        public Task<(int Exit, string Output)> Run(IReadOnlyList<string> command, CancellationToken ct) => Answer(command.Prepend("RUN"));

        private Task<(int, string)> Answer(IEnumerable<string> words)
        {
            var request = string.Join(' ', words);
            return Task.FromResult(
                Answers.TryGetValue(request, out var answer)
                    ? ((int)answer[0]!, answer[1] is JsonValue text ? (string)text! : answer[1]!.ToJsonString())
                    : (500, $"unexpected: {request}")
            );
        }
    }
}
