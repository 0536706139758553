using System.Text;
using Site.Content;

namespace Site.Verification.Reports;

/// <summary>What GitHub Actions shows of a run: annotations at the lines of the content, and the summary of the job's step.</summary>
public static class GitHubReport
{
    /// <summary>GitHub shows no more errors of one step.</summary>
    private const int MostAnnotations = 10;

    /// <summary>GitHub refuses a summary of more than 1 MiB.</summary>
    private const int MostBytes = 1 << 20;

    private const string Cut = "\n… cut: the whole is in the step's log.\n";

    /// <param name="content">The content directory, relative to the repository.</param>
    /// <returns>One line for each fault, as far as GitHub shows them.</returns>
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
                .Take(MostAnnotations)
                .Select(found =>
                    $"::{(found.Fault.Status == StepStatus.Flaky ? "warning" : "error")} "
                    + $"file={Property($"{content}/{found.Fault.Location.Path}")},line={found.Fault.Location.Line},col={found.Fault.Location.Column},"
                    + $"title={Property($"{found.Step.Lesson.Id}/{found.Step.Step.Id} on {found.Engine}")}::"
                    + Message(
                        found.Fault.Expected is null
                            ? found.Fault.Reason
                            : $"{found.Fault.Reason}\nexpected: {found.Fault.Expected}\ncame: {found.Fault.Came}"
                    )
                ),
        ];
    }

    /// <returns>Markdown.</returns>
    public static string Summary(IEnumerable<VerificationRun> runs)
    {
        var text = new StringBuilder();
        foreach (var run in runs)
        {
            text.Append($"### Docker of {run.Engine}\n\n| lesson | steps | not as it should be |\n| --- | --- | --- |\n");
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
        if (Encoding.UTF8.GetByteCount(text) <= MostBytes)
        {
            return text;
        }

        // A character is at most three bytes here; a whole line is cut, so that the table stays one.
        var kept = text[..((MostBytes / 3) - Cut.Length)];
        return kept[..(kept.LastIndexOf('\n') + 1)] + Cut;
    }

    private static string Message(string text) =>
        text.Replace("%", "%25", StringComparison.Ordinal)
            .Replace("\r", "%0D", StringComparison.Ordinal)
            .Replace("\n", "%0A", StringComparison.Ordinal);

    private static string Property(string text) =>
        Message(text).Replace(":", "%3A", StringComparison.Ordinal).Replace(",", "%2C", StringComparison.Ordinal);
}
