using System.Globalization;
using System.Text.RegularExpressions;
using Site.Content;
using Site.Diagnostics;
using Site.Processes;
using Site.Recordings.Normalising;
using Site.Runner;
using Site.Verification.PageChecks;

namespace Site.Verification;

/// <summary>Decides whether the runs of a step's command, program and check are as the lesson says.</summary>
internal static partial class StepJudge
{
    /// <summary>Judges the reader's command, or the writing of a file.</summary>
    public static Fault? Judge(Step step, ProcessResult run)
    {
        var (action, title) = (step.Action, $"`{step.Action.Title}`");
        if (run.AwaitedText is { } awaited)
        {
            return new Fault(
                StepStatus.Failed,
                action.Location,
                $"{title} did not print the text that the step waits for",
                awaited,
                SoFar(run)
            );
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

    /// <summary>The fault of a background command that ended before the lesson did.</summary>
    public static Fault EndedEarly(Step step, ProcessResult run) =>
        new(
            StepStatus.Failed,
            step.Action.Location,
            $"`{step.Action.Title}` ended before the lesson did",
            "a command that runs until the lesson ends",
            $"exit code {run.ExitCode}: {Shorten(run.Text)}"
        );

    /// <summary>Judges the C# program that does the same as the reader's command.</summary>
    public static Fault? Judge(Step step, SnippetUse program, ProcessResult run) =>
        run is not { ExitCode: 0, TimedOut: false } ? Broken(step, program, run, StepStatus.Failed, "the program")
        : step.Observes && string.IsNullOrWhiteSpace(run.Text)
            ? new Fault(
                StepStatus.Failed,
                program.Location,
                $"the program {program.File.Name} printed nothing, although its step observes",
                "some output for the reader",
                "no output"
            )
        : null;

    /// <summary>Judges a check.</summary>
    /// <param name="location">Where the fault is reported when the check's exit code is not the expected one.</param>
    /// <param name="problem">What is wrong then, to follow the check's name in the message.</param>
    public static Fault? JudgeCheck(
        Step step,
        SnippetUse check,
        SourceLocation location,
        ProcessResult run,
        int expected,
        string problem
    ) =>
        run.ExitCode == expected && !run.TimedOut ? null
        : run.ExitCode is CheckExit.Happened or CheckExit.NotHappened && !run.TimedOut
            ? new Fault(
                StepStatus.Failed,
                location,
                $"the check {check.File.Name} {problem}",
                $"exit code {expected}",
                $"exit code {run.ExitCode}: {Shorten(run.Text)}"
            )
        : Broken(step, check, run, StepStatus.Error, "the check");

    /// <summary>Judges what the data of a check answer, which has to be what the check itself has answered.</summary>
    /// <param name="moment"><c>before</c> or <c>after</c> the step.</param>
    public static Fault? JudgePageCheck(SnippetUse check, PageCheck data, PageAnswer answer, PageCheckState expected, string moment)
    {
        var name = Path.GetFileName(data.Location.Path);
        return answer.State == expected ? null
            : answer.State == PageCheckState.Failed
                ? new Fault(
                    StepStatus.Error,
                    data.Location,
                    $"the page check {name} could not be asked {moment} the step",
                    "an answer",
                    Shorten(answer.Sentence)
                )
            : new Fault(
                StepStatus.Failed,
                data.Location,
                $"the page check {name} disagrees with {check.File.Name} {moment} the step",
                $"{Answer(expected)}, as {check.File.Name} says",
                $"{Answer(answer.State)}: {Shorten(answer.Sentence)}"
            );
    }

    private static string Answer(PageCheckState state) => state == PageCheckState.Done ? "yes" : "no";

    private static Fault? Judge(ExpectedOutput? expected, string output, string reason) =>
        expected is null || OutputMatcher.Match(expected, Normaliser.WithoutEscapes(output)) is not { } mismatch
            ? null
            : new Fault(
                StepStatus.Failed,
                expected.LocationOf(Math.Min(mismatch.Index, expected.Lines.Count - 1)),
                reason,
                mismatch.Index < expected.Lines.Count ? expected.Lines[mismatch.Index] : "the end of the output",
                mismatch.Actual ?? "the end of the output"
            );

    /// <summary>The fault of a program that failed. A crash is reported at the line that threw the exception.</summary>
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

    /// <summary>The first six lines of an output, for a message.</summary>
    private static string Shorten(string text)
    {
        var lines = text.Trim().Split('\n');
        return string.Join('\n', lines.Take(6)) + (lines.Length > 6 ? "\n…" : "");
    }

    [GeneratedRegex(@" in (?<path>\S+):line (?<line>[0-9]+)")]
    private static partial Regex Frame();
}
