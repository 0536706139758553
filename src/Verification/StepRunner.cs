using System.Globalization;
using System.Text.RegularExpressions;
using Site.Diagnostics;
using Site.Lessons;
using Site.Processes;
using Site.Recordings;
using Site.Sandbox;
using Site.Sandbox.Api;

namespace Site.Verification;

/// <summary>Does one step of a run and judges it by the contract of a step.</summary>
internal sealed partial class StepRunner(ContentDirectory content, Lesson lesson, Way way, RunningSandbox sandbox, ReaderShell shell, ApiRecorder recorder, EngineStamp engine)
{
    private const int Happened = 0;
    private const int NotHappened = 1;

    /// <summary>What is done: the command, or its twin where this run is in C# and there is one.</summary>
    public static bool IsReported(Step step, Way way) => step.Ways.Contains(way);

    public async Task<StepResult> RunAsync(Step step, CancellationToken ct)
    {
        var before = step.Observes ? await EngineState.ReadAsync(sandbox, ct) : [];
        if (!step.Observes && await CheckBeforeAsync(step, ct) is { } early)
        {
            return Result(step, early);
        }

        var twin = way == Way.CSharp ? step.CSharp : null;
        await recorder.BeginAsync(ct);
        var run = twin is null ? await shell.RunAsync(step.Shell.Line, step.Timeout, ct) : await shell.RunAsync(twin.File, step.Timeout, ct);
        var calls = recorder.Calls;
        var fault = twin is null ? Judge(step, run) : Judge(step, twin, run);
        var check = fault is null ? await shell.RunAsync(step.Check.File, step.Timeout, ct) : null;
        fault ??= JudgeCheck(step, twin?.Place ?? step.Shell.Place, check!, Happened, "it had not happened after the step");
        fault ??= step.Observes && EngineState.Difference(before, await EngineState.ReadAsync(sandbox, ct)) is { } difference
            ? new Fault(StepStatus.Failed, step.Place, "the step says that it observes, yet it changed the engine's state", "nothing new, nothing gone", difference)
            : null;
        return new StepResult(lesson, step, way, Machinery(step) ?? fault, run.Duration.TotalSeconds, fault is not null ? null : new Recording(
            twin?.File.Name ?? step.Shell.Line,
            Output(run),
            Seconds(run.Duration),
            [.. calls.Select(Recorded)],
            Output(check!),
            engine,
            StepInputs.Hash(content, step)));
    }

    private StepResult Result(Step step, Fault fault) => new(lesson, step, way, Machinery(step) ?? fault, 0, null);

    /// <summary>A check that says "so" before its step, or that cannot tell, proves nothing after it.</summary>
    private async Task<Fault?> CheckBeforeAsync(Step step, CancellationToken ct)
    {
        var check = await shell.RunAsync(step.Check.File, step.Timeout, ct);
        return JudgeCheck(step, step.Check.Place, check, NotHappened, "it says so before the step: it would pass if the step did nothing");
    }

    private static Fault? JudgeCheck(Step step, Place place, Execution check, int wanted, string otherwise) =>
        check.ExitCode == wanted && !check.TimedOut ? null
        : check.ExitCode is Happened or NotHappened && !check.TimedOut
            ? new Fault(StepStatus.Failed, place, $"the check {step.Check.File.Name}: {otherwise}", $"exit code {wanted}", $"exit code {check.ExitCode}: {Shorten(check.Text)}")
            : Broken(step, step.Check, check, StepStatus.Error, "the check");

    private static Fault? Judge(Step step, Execution run)
    {
        if (run.TimedOut)
        {
            return TimedOut(step, step.Shell.Place, $"`{step.Shell.Line}`", run, StepStatus.Failed);
        }

        if (run.ExitCode != step.Expect.Exit)
        {
            return new Fault(StepStatus.Failed, step.Expect.ExitPlace, $"`{step.Shell.Line}` ended with another exit code", $"exit code {step.Expect.Exit}", $"exit code {run.ExitCode}: {Shorten(run.Text)}");
        }

        return step.Expect.Output is not { } expected || OutputMatcher.Match(expected, run.Text) is not { } mismatch ? null
            : new Fault(
                StepStatus.Failed,
                expected.PlaceOf(Math.Min(mismatch.Index, expected.Lines.Count - 1)),
                $"`{step.Shell.Line}` printed something else",
                mismatch.Index < expected.Lines.Count ? expected.Lines[mismatch.Index] : "the end of the output",
                mismatch.Came ?? "the end of the output");
    }

    private static Fault? Judge(Step step, SnippetUse twin, Execution run) =>
        run is { ExitCode: 0, TimedOut: false } ? null : Broken(step, twin, run, StepStatus.Failed, "the program");

    /// <summary>A program that did not end well: a crash is told at the line that threw.</summary>
    private static Fault Broken(Step step, SnippetUse program, Execution run, StepStatus status, string what)
    {
        if (run.TimedOut)
        {
            return TimedOut(step, program.Place, program.File.Name, run, status);
        }

        var frame = Frame().Matches(run.Text).FirstOrDefault(match => match.Groups["path"].Value == program.File.Path);
        var place = frame is null ? program.Place : new Place(program.File.Path, int.Parse(frame.Groups["line"].Value, CultureInfo.InvariantCulture), 1);
        return new Fault(status, place, $"{what} {program.File.Name} {(frame is null ? "ended with another exit code" : "crashed")}", "exit code 0", $"exit code {run.ExitCode}: {Shorten(run.Text)}");
    }

    private static Fault TimedOut(Step step, Place place, string what, Execution run, StepStatus status) =>
        new(status, place, $"{what} did not end", $"an end within {step.Timeout.TotalSeconds:0} s", run.Text.Length == 0 ? "no output" : $"so far: {Shorten(run.Text)}");

    /// <summary>Whatever a step seemed to do, it is not the lesson's fault when the daemon died.</summary>
    private Fault? Machinery(Step step) => !sandbox.HasFailed ? null
        : new Fault(StepStatus.Error, step.Place, $"{sandbox.Foundation} of the sandbox ended during this step", "a running machine", sandbox.LogOf(sandbox.Foundation));

    private static RunOutput Output(Execution run) => new(Chunk.Joined(run.Chunks.Select(chunk => new Chunk(chunk.At, chunk.Text))), run.ExitCode, run.Cut);

    private static Call Recorded(ApiCall call) => new(
        Seconds(call.At), call.Duration is { } duration ? Seconds(duration) : null, call.Method, call.Path, call.Status, Recorded(call.Request), Recorded(call.Response));

    private static CallBody? Recorded(ApiBody? body) => body is null ? null : new CallBody(body.Text, body.Bytes);

    private static double Seconds(TimeSpan span) => Math.Round(span.TotalSeconds, 3);

    /// <summary>The first lines of an output, for a message.</summary>
    private static string Shorten(string text)
    {
        var lines = text.Trim().Split('\n');
        return string.Join('\n', lines.Take(6)) + (lines.Length > 6 ? "\n…" : "");
    }

    [GeneratedRegex(@" in (?<path>\S+):line (?<line>[0-9]+)")]
    private static partial Regex Frame();
}
