using System.Diagnostics;
using Site.Content;
using Site.Processes;
using Site.Recordings;
using Site.Runner;
using Site.Sandbox;

namespace Site.Verification;

/// <summary>Does the steps of a run, one after the other, and judges each by the contract of a step.</summary>
internal sealed class StepRunner(ContentDirectory content, Lesson lesson, Variant variant, RunningSandbox sandbox, ReaderShell shell, ApiRecorder recorder, EngineStamp engine)
{
    private static readonly RunOutput NothingPrinted = new([], 0, Cut: false);
    private readonly BackgroundCommands _background = new();

    /// <summary>What the next step's check says before it. Where it is not wanted after all, it ends with the sandbox.</summary>
    private (Step Step, Task<ProcessResult> Check)? _ahead;

    /// <param name="next">Comes after it, when all is well: its check is asked already while this step's own is.</param>
    /// <returns>For a command in the background, what is known of it so far.</returns>
    public async Task<StepResult> RunAsync(Step step, Step? next, CancellationToken ct)
    {
        try
        {
            var result = await TryAsync(step, next, ct);
            return result.Fault is null && !sandbox.HasFailed ? result : result with { Fault = Machinery(step) ?? result.Fault };
        }
        catch (OperationCanceledException) when (ct.IsCancellationRequested)
        {
            throw;
        }
        catch (SandboxException fault)
        {
            return Broken(step, "the Docker Engine of the sandbox did not answer as an engine does", "a running engine", fault.Message);
        }
        catch (Exception fault)
        {
            // Whatever a machine on which a lesson is root does to us: nothing is known of this step, and other lessons are not concerned.
            var came = $"{fault.GetType().Name}: {fault.Message}";
            return Broken(step, "the step could not be run and judged", "a machine that can be used", came);
        }
    }

    private StepResult Broken(Step step, string reason, string expected, string came)
    {
        var fault = new Fault(StepStatus.Error, step.Location, reason, expected, $"{came}\n{sandbox.LogOf(sandbox.MainDaemon)}");
        return new StepResult(lesson, step, variant, fault, 0, null);
    }

    private async Task<StepResult> TryAsync(Step step, Step? next, CancellationToken ct)
    {
        var state = step.Observes ? await EngineState.ReadAsync(sandbox, ct) : [];
        if (step.CheckBefore is { } before && await CheckBeforeAsync(step, before, ct) is { } early)
        {
            return new StepResult(lesson, step, variant, early, 0, null);
        }

        var twin = variant == Variant.CSharp ? step.CSharp : null;
        await recorder.BeginAsync(ct);
        var background = step.Action is ShellCommand { Background: true };
        var run = background ? await _background.StartAsync(step, shell.ActAsync(step, _background.Ending, ct), recorder, ct)
            : twin is null ? await shell.ActAsync(step, _background.Ending, ct)
            : await shell.RunAsync(step, twin.File, ct);
        var calls = step.ShowsCalls ? recorder.Calls : [];
        var fault = background ? null : twin is null ? StepJudge.Judge(step, run) : StepJudge.Judge(step, twin, run);
        _ahead = fault is null && !background && next?.CheckBefore is { } ahead ? (next, shell.RunAsync(next, ahead.File, ct)) : null;
        var check = fault is null && step.Check is not null ? await CheckAfterAsync(step, ct) : null;
        fault ??= check is null ? null : StepJudge.JudgeCheck(
            step, step.Check!, twin?.Location ?? step.Action.Location, check, StepJudge.Happened, "it had not happened after the step");
        fault ??= step.Observes && EngineState.Difference(state, await EngineState.ReadAsync(sandbox, ct)) is { } difference
            ? new Fault(StepStatus.Failed, step.Location, "the step says that it observes, yet it changed the engine's state", "nothing new, nothing gone", difference)
            : null;
        return new StepResult(lesson, step, variant, fault, run.Duration.TotalSeconds, fault is not null ? null : new Recording(
            twin?.File.Name ?? step.Action.Title,
            Chunks.Joined(run.Output),
            Seconds(run.Duration),
            calls,
            check is null ? NothingPrinted : Chunks.Joined(check.Output),
            engine,
            StepInputs.Hash(content, lesson, step)));
    }

    /// <summary>Ends what runs in the background, and judges it.</summary>
    /// <param name="results">Of the steps that this runner has run.</param>
    public async Task<IReadOnlyList<StepResult>> EndAsync(IReadOnlyList<StepResult> results)
    {
        var ended = await _background.EndAsync();
        return [.. results.Select(result => ended.TryGetValue(result.Step.Id, out var end) ? Ended(result, end.Run, end.Early) : result)];
    }

    private static StepResult Ended(StepResult result, ProcessResult run, bool early) => result with
    {
        Fault = FaultOf(result, run, early),
        Seconds = run.Duration.TotalSeconds,
        Recording = result.Recording is { } recording ? recording with { Run = Chunks.Joined(run.Output), Seconds = Seconds(run.Duration) } : null,
    };

    /// <summary>A command that never asked what it should is why its check said "not so", and why it ended early.</summary>
    private static Fault? FaultOf(StepResult result, ProcessResult run, bool early) =>
        result.Fault is not { Status: StepStatus.Error } && run.Missed is not null ? StepJudge.Judge(result.Step, run)
        : result.Fault ?? (early ? StepJudge.EndedEarly(result.Step, run) : StepJudge.Judge(result.Step, run));

    /// <summary>A check that says "so" before its step, or that cannot tell, proves nothing after it.</summary>
    private async Task<Fault?> CheckBeforeAsync(Step step, SnippetUse before, CancellationToken ct)
    {
        var check = await (_ahead is { } ahead && ahead.Step == step ? ahead.Check : shell.RunAsync(step, before.File, ct));
        return StepJudge.JudgeCheck(step, before, before.Location, check, StepJudge.NotHappened, "it says so before the step: it would pass if the step did nothing");
    }

    /// <summary>What was started in the background may still be on its way: it has the step's time for that.</summary>
    private async Task<ProcessResult> CheckAfterAsync(Step step, CancellationToken ct)
    {
        var clock = Stopwatch.StartNew();
        while (true)
        {
            var check = await shell.RunAsync(step, step.Check!.File, ct);
            if (check.ExitCode != StepJudge.NotHappened || !_background.IsRunning(step) || clock.Elapsed > step.Timeout)
            {
                return check;
            }
        }
    }

    /// <summary>Whatever a step seemed to do, it is not the lesson's fault when the daemon died or the machine was full.</summary>
    private Fault? Machinery(Step step) =>
        sandbox.HasFailed ? new Fault(StepStatus.Error, step.Location, $"{sandbox.MainDaemon} of the sandbox ended during this step", "a running machine", sandbox.LogOf(sandbox.MainDaemon))
        : sandbox.ReachedLimits() is [var reached, ..] ? new Fault(StepStatus.Error, step.Location, reached.TrimEnd('.'), "a lesson that needs less", sandbox.LogOf(sandbox.MainDaemon))
        : null;

    private static double Seconds(TimeSpan span) => Math.Round(span.TotalSeconds, 3);
}
