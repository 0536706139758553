using Site.Commands;
using Site.Content;
using Site.Diagnostics;
using Site.Engines;
using Site.Snippets;
using Site.Verification;
using Spectre.Console;

namespace Site.Tests;

/// <summary>What a verification shows while steps of several sandboxes end at the same time.</summary>
public sealed class CountingSteps
{
    private const int Threads = 8;
    private const int Each = 5000;
    private static readonly SourceLocation Here = new("lessons/first/lesson.yml", 7, 5);
    private static readonly Lesson Lesson = new("first", "lessons/first", 1, MachineKind.Docker, [], new Dictionary<Language, Prose>());

    [Fact]
    public void Every_step_is_counted_and_the_count_only_grows()
    {
        var shown = new List<string>();
        var listener = new VerificationDisplay(Console(TextWriter.Null)).CountSteps(shown.Add);
        AtOnce(() => listener.Report(Result()));

        Assert.Equal(Enumerable.Range(1, Threads * Each), shown.Select(line => int.Parse(line.Split(' ')[0])));
        Assert.Contains($" {Threads * Each} not passed;", shown[^1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Every_line_is_written_whole()
    {
        using var written = new StringWriter();
        await new VerificationDisplay(Console(written)).ShowAsync(listener =>
        {
            AtOnce(() => listener.Report(Result()));
            return Task.FromResult(new VerificationRun(Engines.EngineName.Default, DateTimeOffset.UnixEpoch, 1, []));
        });

        var lines = written.ToString().Split(Environment.NewLine, StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(Threads * Each, lines.Length);
        Assert.Equal("first/run (shell): failed in 1.0 s", Assert.Single(lines.Distinct()));
    }

    [Fact]
    public void What_a_lesson_printed_cannot_change_the_terminal()
    {
        using var written = new StringWriter();
        var fault = new Fault(StepStatus.Failed, Here, "no\u001b]0;title\a", Expected: "one", Actual: "\u001b[2Jtwo\r\u009b1m\u007f");
        VerificationDisplay.PrintResult(Result() with { Fault = fault }, written);

        Assert.Contains("no␛]0;title␇", written.ToString(), StringComparison.Ordinal);
        Assert.Contains("␛[2Jtwo", written.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain(written.ToString(), character => char.IsControl(character) && character is not ('\n' or '\r'));
    }

    private static void AtOnce(Action report)
    {
        using var start = new Barrier(Threads);
        var threads = Enumerable
            .Range(0, Threads)
            .Select(_ => new Thread(() =>
            {
                start.SignalAndWait();
                for (var done = 0; done < Each; done++)
                {
                    report();
                }
            }))
            .ToList();
        threads.ForEach(thread => thread.Start());
        threads.ForEach(thread => thread.Join());
    }

    private static IAnsiConsole Console(TextWriter writer) =>
        AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(writer), Interactive = InteractionSupport.No });

    private static StepResult Result() =>
        new(Lesson, Step, Variant.Shell, new Fault(StepStatus.Failed, Here, "no"), Seconds: 1, Recording: null);

    private static Step Step { get; } =
        new(
            "run",
            Here,
            new ShellCommand("true", Here),
            CSharp: null,
            new SnippetUse(new SnippetFile("so.check.cs", ""), Here),
            new Expectation(0, Here, Output: null),
            Observes: false,
            TimeSpan.FromSeconds(1)
        );
}
