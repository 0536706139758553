using System.Globalization;
using System.Text.RegularExpressions;
using Site.Content;
using Site.Diagnostics;
using Site.Processes;
using Site.Recordings.Normalising;

namespace Site.Verification;

/// <summary>Holds what came of a step against what its lesson says.</summary>
internal static partial class StepJudge
{
    public const int Happened = 0;
    public const int NotHappened = 1;

    /// <summary>The reader's command, or the file that was written.</summary>
    public static Fault? Judge(Step step, ProcessResult run)
    {
        var (action, title) = (step.Action, $"`{step.Action.Title}`");
        if (run.Missed is { } missed)
        {
            return new Fault(StepStatus.Failed, action.Location, $"{title} did not print what is waited for", missed, SoFar(run));
        }

        if (run.TimedOut)
        {
            return TimedOut(step, action.Location, title, run, StepStatus.Failed);
        }

        if (step.Expect.Exit is { } exit && run.ExitCode != exit)
        {
            return new Fault(
                StepStatus.Failed,
                step.Expect.ExitLocation,
                $"{title} ended with another exit code",
                $"exit code {exit}",
                $"exit code {run.ExitCode}: {Shorten(run.Text)}"
            );
        }

        return step.Expect.Errors is not { } errors
            ? Judge(step.Expect.Output, run.Text, $"{title} printed something else")
            : Judge(step.Expect.Output, TextOf(run, isError: false), $"{title} printed something else on standard output")
                ?? Judge(errors, TextOf(run, isError: true), $"{title} printed something else on standard error");
    }

    /// <summary>A command in the background that did not run until the lesson ended.</summary>
    public static Fault EndedEarly(Step step, ProcessResult run) =>
        new(
            StepStatus.Failed,
            step.Action.Location,
            $"`{step.Action.Title}` ended before the lesson did",
            "a command that runs until then",
            $"exit code {run.ExitCode}: {Shorten(run.Text)}"
        );

    /// <summary>The C# twin.</summary>
    public static Fault? Judge(Step step, SnippetUse twin, ProcessResult run) =>
        run is not { ExitCode: 0, TimedOut: false } ? Broken(step, twin, run, StepStatus.Failed, "the program")
        : step.Observes && string.IsNullOrWhiteSpace(run.Text)
            ? new Fault(
                StepStatus.Failed,
                twin.Location,
                $"the program {twin.File.Name} observes, and printed nothing",
                "what a reader can see",
                "no output"
            )
        : null;

    /// <param name="location">Of what is to blame when the check does not say what is wanted.</param>
    public static Fault? JudgeCheck(
        Step step,
        SnippetUse check,
        SourceLocation location,
        ProcessResult run,
        int wanted,
        string otherwise
    ) =>
        run.ExitCode == wanted && !run.TimedOut ? null
        : run.ExitCode is Happened or NotHappened && !run.TimedOut
            ? new Fault(
                StepStatus.Failed,
                location,
                $"the check {check.File.Name}: {otherwise}",
                $"exit code {wanted}",
                $"exit code {run.ExitCode}: {Shorten(run.Text)}"
            )
        : Broken(step, check, run, StepStatus.Error, "the check");

    private static Fault? Judge(ExpectedOutput? expected, string output, string reason) =>
        expected is null || OutputMatcher.Match(expected, Normaliser.WithoutEscapes(output)) is not { } mismatch
            ? null
            : new Fault(
                StepStatus.Failed,
                expected.LocationOf(Math.Min(mismatch.Index, expected.Lines.Count - 1)),
                reason,
                mismatch.Index < expected.Lines.Count ? expected.Lines[mismatch.Index] : "the end of the output",
                mismatch.Came ?? "the end of the output"
            );

    /// <summary>A program that did not end well: a crash is told at the line that threw.</summary>
    private static Fault Broken(Step step, SnippetUse program, ProcessResult run, StepStatus status, string what)
    {
        if (run.TimedOut)
        {
            return TimedOut(step, program.Location, program.File.Name, run, status);
        }

        var frame = Frame().Matches(run.Text).FirstOrDefault(match => match.Groups["path"].Value == program.File.Path);
        var location = frame is null
            ? program.Location
            : new SourceLocation(program.File.Path, int.Parse(frame.Groups["line"].Value, CultureInfo.InvariantCulture), 1);
        return new Fault(
            status,
            location,
            $"{what} {program.File.Name} {(frame is null ? "ended with another exit code" : "crashed")}",
            "exit code 0",
            $"exit code {run.ExitCode}: {Shorten(run.Text)}"
        );
    }

    private static Fault TimedOut(Step step, SourceLocation location, string what, ProcessResult run, StepStatus status) =>
        new(
            status,
            location,
            $"{what} did not end",
            step.Action is ShellCommand { Until: not null } ? "an end soon after Ctrl-C" : $"an end within {step.Timeout.TotalSeconds:0} s",
            SoFar(run)
        );

    private static string SoFar(ProcessResult run) => run.Text.Length == 0 ? "no output" : $"so far: {Shorten(run.Text)}";

    private static string TextOf(ProcessResult run, bool isError) =>
        string.Concat(run.Chunks.Where(chunk => chunk.IsError == isError).Select(chunk => chunk.Text));

    /// <summary>The first lines of an output, for a message.</summary>
    private static string Shorten(string text)
    {
        var lines = text.Trim().Split('\n');
        return string.Join('\n', lines.Take(6)) + (lines.Length > 6 ? "\n…" : "");
    }

    [GeneratedRegex(@" in (?<path>\S+):line (?<line>[0-9]+)")]
    private static partial Regex Frame();
}
