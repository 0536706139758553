using Site.Content;
using Site.Diagnostics;
using Site.Sandbox;
using Site.Verification;
using Spectre.Console;

namespace Site.Commands;

/// <summary>
/// Shows the progress of a verification, as one changing line on a terminal and as plain lines elsewhere, and prints a table at the end.
/// </summary>
internal sealed class VerificationDisplay(IAnsiConsole console)
{
    private int _done;
    private int _notPassed;

    /// <summary>Does the work and shows its progress.</summary>
    public Task<VerificationRun> ShowAsync(Func<StepProgress, Task<VerificationRun>> work) =>
        console.Profile.Capabilities.Interactive && !Console.IsOutputRedirected
            ? console.Status().StartAsync("Starting", status => work(CountSteps(line => status.Status(line))))
            : work(
                new StepProgress(
                    line => console.Profile.Out.Writer.WriteLine(line),
                    result => console.Profile.Out.Writer.WriteLine(Line(result))
                )
            );

    /// <summary>Progress that counts the steps that are done.</summary>
    /// <param name="show">Is called with one line of markup, which replaces the previous one.</param>
    internal StepProgress CountSteps(Action<string> show) => new(line => show(Markup.Escape(line)), result => show(Count(result)));

    /// <summary>Prints the table of steps, and every fault with its location.</summary>
    public void Conclude(VerificationRun run)
    {
        console.Write(Table(run));
        foreach (
            var (result, found) in run
                .Steps.SelectMany(result => result.Faults.Select(found => (result, found)))
                .OrderBy(pair => pair.found.Fault.Location)
        )
        {
            Console.Error.WriteLine(Describe(result, found.Fault, found.IsFirst));
            PrintDiff(found.Fault.Diff);
        }

        foreach (var skipped in run.Steps.Where(step => step.LacksSomething).GroupBy(step => (Lesson: step.Lesson.Id, step.Missing)))
        {
            console.WriteLine(
                $"Not run in {skipped.Key.Lesson}, because this computer lacks {skipped.Key.Missing.ToString()!.ToLowerInvariant()}: "
                    + $"{string.Join(", ", skipped.Select(step => step.Step.Id).Distinct())}. To run them: {Cure(skipped.Key.Missing)}"
            );
        }

        var tried = run.Steps.Where(step => step.Status != StepStatus.Skipped).ToList();
        var passed = tried.Count(step => step.Status == StepStatus.Passed);
        console.WriteLine(
            $"{(run.IsPartial ? "Interrupted: " : "")}{passed} of {tried.Count} passed on {run.Engine} in {run.Seconds:0.0} s"
        );
    }

    /// <summary>Prints a step's result and, if it did not pass, its fault.</summary>
    public static void PrintResult(StepResult result, TextWriter writer)
    {
        writer.WriteLine(Line(result));
        if (result.Fault is not null)
        {
            writer.WriteLine(Describe(result, result.Fault, isFirst: false));
        }
    }

    private static string Cure(Need? missing) => missing == Need.Qemu ? Host.InstallQemu : Host.GetControlGroups;

    private void PrintDiff(IReadOnlyList<DiffLine> diff)
    {
        foreach (var line in diff)
        {
            var colour = line.Sign switch
            {
                '-' => Color.Red,
                '+' => Color.Green,
                _ => Color.Grey,
            };
            console.Write(new Text($"  {line.Sign} {ControlCharacters.Show(line.Text)}\n", new Style(colour)));
        }
    }

    private string Count(StepResult result)
    {
        _done++;
        _notPassed += result.IsFine ? 0 : 1;
        return Markup.Escape($"{_done} {(_done == 1 ? "step" : "steps")} done, {_notPassed} not passed; last {Line(result)}");
    }

    private static string Line(StepResult result) => $"{Subject(result)}: {Name(result.Status)} in {result.Seconds:0.0} s";

    private static Table Table(VerificationRun run)
    {
        var table = new Table().RoundedBorder().AddColumns("Lesson", "Step").AddColumn("Shell").AddColumn("C#");
        foreach (var step in run.Steps.GroupBy(result => (Lesson: result.Lesson.Id, Step: result.Step.Id)))
        {
            table.AddRow(new Text(step.Key.Lesson), new Text(step.Key.Step), Cell(step, Variant.Shell), Cell(step, Variant.CSharp));
        }

        return table;
    }

    private static Text Cell(IEnumerable<StepResult> results, Variant variant) =>
        results.FirstOrDefault(result => result.Variant == variant) is not { } result
            ? new Text("")
            : new Text(
                result.Status == StepStatus.Passed ? $"passed {result.Seconds:0.0} s" : Name(result.Status),
                new Style(
                    result.Status switch
                    {
                        StepStatus.Passed => Color.Green,
                        StepStatus.Blocked or StepStatus.Skipped => Color.Grey,
                        StepStatus.Flaky => Color.Yellow,
                        _ => Color.Red,
                    }
                )
            );

    private static string Describe(StepResult result, Fault fault, bool isFirst)
    {
        var when = isFirst || fault.Status == StepStatus.Flaky ? "the first time, " : "";
        var head = $"{fault.Location}: {Name(fault.Status)}: {Subject(result)}: {when}{fault.Reason}";
        return ControlCharacters.Show(
            fault.Expected is null ? head : $"{head}\n  expected: {Indent(fault.Expected)}\n  actual:   {Indent(fault.Actual!)}"
        );
    }

    private static string Subject(StepResult result) =>
        $"{result.Lesson.Id}/{result.Step.Id} ({(result.Variant == Variant.CSharp ? "C#" : "shell")})";

    private static string Name(StepStatus status) => status.ToString().ToLowerInvariant();

    private static string Indent(string text) => text.ReplaceLineEndings("\n            ");
}
