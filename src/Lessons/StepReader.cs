using Site.Diagnostics;
using Site.Lessons.Yaml;
using Site.Snippets;

namespace Site.Lessons;

/// <summary>Reads the <c>steps</c> of a <c>lesson.yml</c>.</summary>
internal sealed class StepReader(ContentDirectory content, string folder, DiagnosticBag bag)
{
    private const int DefaultTimeout = 60;
    private const int MaxTimeout = 600;

    public IReadOnlyList<Step> Read(YamlMap lesson)
    {
        var steps = lesson.Maps("steps", required: true).Select(ReadStep).OfType<Step>().ToList();
        foreach (var again in steps.GroupBy(step => step.Id).SelectMany(same => same.Skip(1)))
        {
            bag.Error(Codes.DuplicateId, again.Place, $"the step id `{again.Id}` is used twice", "give each step its own id");
        }

        return steps;
    }

    private Step? ReadStep(YamlMap map)
    {
        map.Only("id", "shell", "csharp", "check", "observes", "expect", "timeout");
        var id = map.Text("id", required: true);
        var shell = map.Text("shell", required: true);
        var check = Snippet(map.Text("check", required: true));
        var csharp = Snippet(map.Text("csharp"));
        var expect = ReadExpectation(map);
        var observes = map.Flag("observes");
        var timeout = map.Number("timeout", 1, MaxTimeout) ?? DefaultTimeout;
        if (id is not null && !Words.IsId(id.Value))
        {
            bag.Error(Codes.InvalidValue, id.Place, $"`{id.Value}` cannot be an id", "use lower-case words joined by hyphens");
        }

        if (observes && expect.Output?.Lines.Any(IsLiteral) != true)
        {
            bag.Error(Codes.MissingKey, map.Place, "a step that observes has no literal line in `expect.output`", "say at least one line that it prints");
        }

        return id is null || shell is null || check is null ? null
            : new Step(id.Value, id.Place, new ShellCommand(shell.Value.TrimEnd('\n'), shell.Place), csharp, check, expect, observes, TimeSpan.FromSeconds(timeout));
    }

    private Expectation ReadExpectation(YamlMap map)
    {
        var expect = map.Map("expect");
        expect?.Only("exit", "output");
        var output = expect?.Text("output");
        return new Expectation(
            expect?.Number("exit", 0, 255) ?? 0,
            expect?.Text("exit")?.Place ?? map.Text("shell")?.Place ?? map.Place,
            output is null ? null : new ExpectedOutput(output.Value.TrimEnd('\n').Split('\n'), output.Place));
    }

    private SnippetUse? Snippet(YamlText? named)
    {
        if (named is null)
        {
            return null;
        }

        var path = ContentDirectory.Resolve($"{folder}/lesson.yml", named.Value);
        if (path is null || !content.HasFile(path))
        {
            bag.Error(Codes.MissingFile, named.Place, $"there is no snippet `{named.Value}`", $"write {folder}/{named.Value}, or mend the name");
            return null;
        }

        return content.ReadText(path, bag) is { } text ? new SnippetUse(new SnippetFile(path, text), named.Place) : null;
    }

    private static bool IsLiteral(string line) => line.Trim() is not ("" or ExpectedOutput.AnyLines or ExpectedOutput.AnyText);
}
