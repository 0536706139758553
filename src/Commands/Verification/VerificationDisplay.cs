using Site.Content;
using Site.Verification;
using Spectre.Console;

namespace Site.Commands;

/// <summary>What a verification shows: a line of progress on a terminal, plain lines elsewhere, a table at the end.</summary>
internal sealed class VerificationDisplay(IAnsiConsole console)
{
    private int _done;
    private int _bad;

    /// <summary>
    /// Hears of the making of an engine and of each step that is done. Steps of several sandboxes end at once: they are heard one
    /// after the other.
    /// </summary>
    internal sealed class Listener(Action<string> line, Action<StepResult> step) : IProgress<string>, IProgress<StepResult>
    {
        private readonly Lock _hearing = new();

        public void Report(string value)
        {
            lock (_hearing)
            {
                line(value);
            }
        }

        public void Report(StepResult value)
        {
            lock (_hearing)
            {
                step(value);
            }
        }
    }

    public Task<VerificationRun> ShowAsync(Func<Listener, Task<VerificationRun>> work) =>
        console.Profile.Capabilities.Interactive && !Console.IsOutputRedirected
            ? console.Status().StartAsync("Starting", status => work(Counting(line => status.Status(line))))
            : work(
                new Listener(
                    line => console.Profile.Out.Writer.WriteLine(line),
                    result => console.Profile.Out.Writer.WriteLine(Line(result))
                )
            );

    /// <param name="show">Gets one line of markup at a time, in place of the last.</param>
    internal Listener Counting(Action<string> show) => new(line => show(Markup.Escape(line)), result => show(Count(result)));

    /// <summary>The table, and every fault with its place.</summary>
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
            Show(found.Fault.Diff);
        }

        var tried = run.Steps.Where(step => step.Status != StepStatus.Skipped).ToList();
        var passed = tried.Count(step => step.Status == StepStatus.Passed);
        console.WriteLine(
            $"{(run.IsPartial ? "Interrupted: " : "")}{passed} of {tried.Count} passed on {run.Engine} in {run.Seconds:0.0} s"
        );
    }

    /// <summary>A step's line, and its fault.</summary>
    public static void Tell(StepResult result, TextWriter writer)
    {
        writer.WriteLine(Line(result));
        if (result.Fault is not null)
        {
            writer.WriteLine(Describe(result, result.Fault, isFirst: false));
        }
    }

    private void Show(IReadOnlyList<DiffLine> diff)
    {
        foreach (var line in diff)
        {
            var colour = line.Sign switch
            {
                '-' => Color.Red,
                '+' => Color.Green,
                _ => Color.Grey,
            };
            console.Write(new Text($"  {line.Sign} {line.Text}\n", new Style(colour)));
        }
    }

    private string Count(StepResult result)
    {
        _done++;
        _bad += result.IsFine ? 0 : 1;
        return Markup.Escape($"{_done} {(_done == 1 ? "step" : "steps")} done, {_bad} not passed; last {Line(result)}");
    }

    private static string Line(StepResult result) =>
        $"{result.Lesson.Id}/{result.Step.Id} ({Name(result.Variant)}): {result.Status.ToString().ToLowerInvariant()} in {result.Seconds:0.0} s";

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
                result.Status == StepStatus.Passed ? $"passed {result.Seconds:0.0} s" : result.Status.ToString().ToLowerInvariant(),
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
        var head =
            $"{fault.Location}: {fault.Status.ToString().ToLowerInvariant()}: {result.Lesson.Id}/{result.Step.Id} ({Name(result.Variant)}): {when}{fault.Reason}";
        return fault.Expected is null ? head : $"{head}\n  expected: {Indent(fault.Expected)}\n  came:     {Indent(fault.Came!)}";
    }

    private static string Name(Variant variant) => variant == Variant.CSharp ? "C#" : "shell";

    private static string Indent(string text) => text.ReplaceLineEndings("\n            ");
}
