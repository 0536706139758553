using Site.Content.Yaml;
using Site.Diagnostics;

namespace Site.Content;

/// <summary>Reads the <c>steps</c> of a <c>lesson.yml</c>.</summary>
internal sealed class StepReader(ContentDirectory content, string folder, PageCheckReader pageChecks, DiagnosticBag bag)
{
    public static readonly TimeSpan DefaultTimeout = TimeSpan.FromSeconds(60);

    private const int MaxTimeout = 600;

    private readonly LessonFiles _files = new(content, $"{folder}/lesson.yml", pageChecks, bag);

    public IReadOnlyList<Step> Read(YamlMap lesson)
    {
        var steps = lesson.Maps("steps", required: true).Select(ReadStep).OfType<Step>().ToList();
        foreach (var duplicate in steps.GroupBy(step => step.Id).SelectMany(same => same.Skip(1)))
        {
            bag.Error(Codes.DuplicateId, duplicate.Location, $"the step id `{duplicate.Id}` is used twice", "give each step its own id");
        }

        return steps;
    }

    private Step? ReadStep(YamlMap map)
    {
        StepKeys.Check(map);
        var id = map.Text("id", required: true);
        var action = new StepActionReader(_files, bag).Read(map);
        var needs = map.Choice<Need>("needs");
        var describedOnly = needs?.IsNowhere() == true;
        var check = _files.Check(map.Text("check", required: !describedOnly));
        var expect = ExpectationReader.Read(map);
        var observes = map.Flag("observes");
        CheckId(id);
        CheckObserves(map, observes, expect);
        return id is null || action is null || (check is null && !describedOnly)
            ? null
            : new Step(
                id.Value,
                id.Location,
                action,
                _files.Snippet(map.Text("csharp")),
                check,
                expect,
                observes,
                map.Number("timeout", 1, MaxTimeout) is { } seconds ? TimeSpan.FromSeconds(seconds) : DefaultTimeout
            )
            {
                Sudo = map.Flag("sudo"),
                ShowsCalls = map.Choice<ShownCalls>("api-calls") is null,
                Flow = map.Choice<FlowFigure>("flow"),
                Needs = needs,
                Lab = ReadLab(map, action),
            };
    }

    private LabUse? ReadLab(YamlMap map, StepAction action)
    {
        if (map.Text("lab") is not { } lab)
        {
            return null;
        }

        var isCommand = action is ShellCommand && lab.Value != "true";
        if (lab.Value is "" or "false" || (!isCommand && lab.Value != "true"))
        {
            bag.Error(
                Codes.InvalidValue,
                lab.Location,
                "`lab` is neither true nor a command",
                action is ShellCommand ? "write `true`, or the command that does the same without Docker" : "write `true`"
            );
        }

        return new LabUse(isCommand ? lab.Value.TrimEnd('\n') : null);
    }

    private void CheckId(YamlText? id)
    {
        if (id is not null && !Slug.IsValid(id.Value))
        {
            bag.Error(Codes.InvalidValue, id.Location, $"`{id.Value}` is not a valid id", "use lower-case words joined by hyphens");
        }
    }

    /// <summary>Checks that a read-only step has expected output. Without it, nothing would show that the step did anything.</summary>
    private void CheckObserves(YamlMap map, bool observes, Expectation expect)
    {
        if (observes && expect.Output?.Lines.Any(IsLiteral) != true)
        {
            bag.Error(
                Codes.MissingKey,
                map.Location,
                "a step with `observes` has no literal line in `expect.output`",
                "write at least one line that the step prints"
            );
        }
    }

    private static bool IsLiteral(string line) => line.Trim() is not ("" or ExpectedOutput.AnyLines or ExpectedOutput.AnyText);

    /// <summary>The values of <c>api-calls</c>.</summary>
    private enum ShownCalls
    {
        None,
    }
}
