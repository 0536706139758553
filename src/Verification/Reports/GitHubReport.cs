using System.Text;
using Site.Content;

namespace Site.Verification.Reports;

/// <summary>Writes reports for GitHub Actions: annotations at lines of the content, and a summary of the job.</summary>
public static class GitHubReport
{
    /// <summary>GitHub shows only this many errors of a step.</summary>
    private const int MaxAnnotations = 10;

    /// <summary>GitHub refuses a summary of more than 1 MiB.</summary>
    private const int MaxBytes = 1 << 20;

    private const string Cut = "\n… cut here; the complete results are in the step's log.\n";

    /// <summary>The annotations of faults, as workflow commands.</summary>
    /// <param name="content">The content directory, relative to the repository.</param>
    /// <returns>One line for each of the first ten faults.</returns>
    public static IReadOnlyList<string> Annotations(IEnumerable<VerificationRun> runs, string content)
    {
        var faults = runs.SelectMany(run =>
                run.Steps.Where(step => step.Fault is not null).Select(step => (run.Engine, Step: step, Fault: step.Fault!))
            )
            .ToList();
        return
        [
            .. faults
                .OrderBy(found => found.Fault.Location)
                .Take(MaxAnnotations)
                .Select(found =>
                    $"::{(found.Fault.Status == StepStatus.Flaky ? "warning" : "error")} "
                    + $"file={Property($"{content}/{found.Fault.Location.Path}")},"
                    + $"line={found.Fault.Location.Line},col={found.Fault.Location.Column},"
                    + $"title={Property($"{found.Step.Lesson.Id}/{found.Step.Step.Id} on {found.Engine}")}::"
                    + Message(
                        found.Fault.Expected is null
                            ? found.Fault.Reason
                            : $"{found.Fault.Reason}\nexpected: {found.Fault.Expected}\nactual: {found.Fault.Actual}"
                    )
                ),
        ];
    }

    /// <summary>A table of the lessons for each engine, in Markdown.</summary>
    public static string Summary(IEnumerable<VerificationRun> runs)
    {
        var text = new StringBuilder();
        foreach (var run in runs)
        {
            text.Append($"### Docker of {run.Engine}\n\n| lesson | steps passed | problems |\n| --- | --- | --- |\n");
            foreach (var lesson in run.Steps.GroupBy(step => step.Lesson.Id))
            {
                var wrong = lesson
                    .Where(step => !step.IsFine)
                    .Select(step => $"`{step.Step.Id}` ({Name(step)}) {step.Status.ToString().ToLowerInvariant()}");
                text.Append($"| {lesson.Key} | {lesson.Count(step => step.IsFine)} of {lesson.Count()} | {string.Join(", ", wrong)} |\n");
            }

            text.Append('\n');
        }

        return Shorten(text.ToString());
    }

    private static string Name(StepResult step) => step.Variant == Variant.CSharp ? "C#" : "shell";

    private static string Shorten(string text)
    {
        if (Encoding.UTF8.GetByteCount(text) <= MaxBytes)
        {
            return text;
        }

        // A UTF-16 unit takes at most three bytes in UTF-8. Only whole lines are kept, so that the table stays valid.
        var kept = text[..((MaxBytes / 3) - Cut.Length)];
        return kept[..(kept.LastIndexOf('\n') + 1)] + Cut;
    }

    private static string Message(string text) =>
        text.Replace("%", "%25", StringComparison.Ordinal)
            .Replace("\r", "%0D", StringComparison.Ordinal)
            .Replace("\n", "%0A", StringComparison.Ordinal);

    private static string Property(string text) =>
        Message(text).Replace(":", "%3A", StringComparison.Ordinal).Replace(",", "%2C", StringComparison.Ordinal);
}
