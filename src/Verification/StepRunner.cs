using Site.Content;
using Site.EngineApi;
using Site.Flows;
using Site.Processes;
using Site.Recordings;
using Site.Runner;
using Site.Sandbox;
using Site.Verification.PageChecks;

namespace Site.Verification;

/// <summary>Runs the steps of a lesson one after the other, checks and judges each, and makes its recording.</summary>
internal sealed class StepRunner(
    ContentDirectory content,
    Lesson lesson,
    Variant variant,
    RunningSandbox sandbox,
    ReaderShell shell,
    BackgroundCommands background,
    ApiRecorder recorder,
    EngineStamp engine
)
{
    private readonly StepChecks _checks = new(sandbox, shell, background);

    /// <summary>Runs a step.</summary>
    /// <param name="next">
    /// The step that will be run afterwards if this one passes. Its check is started already while this step's check runs.
    /// </param>
    /// <returns>The result. For a background command it is preliminary until <see cref="EndAsync"/>.</returns>
    public async Task<StepResult> RunAsync(Step step, Step? next, CancellationToken ct)
    {
        try
        {
            var result = await RunAndCheckAsync(step, next, ct);
            return result.Fault is null && !sandbox.HasFailed ? result : result with { Fault = SandboxFault(step) ?? result.Fault };
        }
        catch (OperationCanceledException) when (ct.IsCancellationRequested)
        {
            throw;
        }
        catch (SandboxException fault)
        {
            return Error(step, "the Docker Engine of the sandbox did not answer as an engine does", "a running engine", fault.Message);
        }
        catch (Exception fault)
        {
            // A lesson is root in its sandbox and can break it in any way. That proves nothing about the step, and other lessons go on.
            var actual = $"{fault.GetType().Name}: {fault.Message}";
            return Error(step, "the step could not be run and judged", "a sandbox that works", actual);
        }
    }

    /// <summary>The result of a step that proves nothing. If a daemon of the sandbox has ended, that is the reason.</summary>
    private StepResult Error(Step step, string reason, string expected, string actual)
    {
        var fault = new Fault(StepStatus.Error, step.Location, reason, expected, $"{actual}\n{sandbox.LogOf(sandbox.MainDaemon)}");
        return new StepResult(lesson, step, variant, (sandbox.HasFailed ? SandboxFault(step) : null) ?? fault, 0, null);
    }

    private async Task<StepResult> RunAndCheckAsync(Step step, Step? next, CancellationToken ct)
    {
        var state = await StateAsync(step, ct);
        if (await _checks.CheckBeforeAsync(step, ct) is { } early)
        {
            return new StepResult(lesson, step, variant, early, 0, null);
        }

        var done = await DoAsync(step, ct);
        var run = done.Run;
        if (JudgeRun(step, run) is { } wrong)
        {
            return new StepResult(lesson, step, variant, wrong, run.Duration.TotalSeconds, null);
        }

        _checks.StartBefore(IsBackground(step) ? null : next, ct);
        var check = await _checks.CheckAfterAsync(step, ct);
        var fault =
            JudgeCheck(step, check)
            ?? (check is null ? null : await _checks.AskPageAsync(step.Check!, PageCheckState.Done, "after", ct))
            ?? JudgeState(step, state, await StateAsync(step, ct));
        return new StepResult(lesson, step, variant, fault, run.Duration.TotalSeconds, fault is null ? Record(step, done, check) : null);
    }

    private static bool IsBackground(Step step) => step.Action is ShellCommand { Background: true };

    /// <summary>The C# program that does the step in this variant; null when the reader's command or file does.</summary>
    private SnippetUse? Program(Step step) => variant == Variant.CSharp ? step.CSharp : null;

    /// <summary>The state of the engine, for a step that must not change it; otherwise nothing.</summary>
    private async Task<IReadOnlyList<string>> StateAsync(Step step, CancellationToken ct) =>
        step.Observes ? await EngineState.ReadAsync(sandbox, ct) : [];

    private async Task<Done> DoAsync(Step step, CancellationToken ct)
    {
        await using var flow = variant == Variant.Shell && step.Flow is not null ? await sandbox.RecordFlowAsync(ct) : null;
        await recorder.BeginAsync(ct);
        var run =
            IsBackground(step) ? await background.StartAsync(step, shell.ActAsync(step, background.LessonEnd, ct), recorder, ct)
            : Program(step) is { } program ? await shell.RunAsync(step, program.File, ct)
            : await shell.ActAsync(step, background.LessonEnd, ct);
        var calls = step.ShowsCalls ? recorder.Calls : [];
        return new Done(run, calls, flow is null ? null : await flow.EndAsync(recorder.Began, ct));
    }

    /// <summary>Judges the command or program. A background command is judged when it has ended.</summary>
    private Fault? JudgeRun(Step step, ProcessResult run) =>
        IsBackground(step) ? null
        : Program(step) is { } program ? StepJudge.Judge(step, program, run)
        : StepJudge.Judge(step, run);

    private Fault? JudgeCheck(Step step, ProcessResult? check) =>
        check is null
            ? null
            : StepJudge.JudgeCheck(
                step,
                step.Check!,
                Program(step)?.Location ?? step.Action.Location,
                check,
                CheckExit.Happened,
                "fails after the step"
            );

    private static Fault? JudgeState(Step step, IReadOnlyList<string> before, IReadOnlyList<string> after) =>
        EngineState.Difference(before, after) is not { } difference
            ? null
            : new Fault(
                StepStatus.Failed,
                step.Location,
                "the step changed the engine's state, although it has `observes`",
                "an unchanged state",
                difference
            );

    private Recording Record(Step step, Done done, ProcessResult? check) =>
        new(
            Program(step)?.File.Name ?? step.Action.Title,
            Chunks.Joined(done.Run.Output),
            Seconds(done.Run.Duration),
            done.Calls,
            check is null ? new RunOutput([], 0, Cut: false) : Chunks.Joined(check.Output),
            engine,
            StepInputs.Hash(content, lesson, step)
        )
        {
            Flow = done.Flow,
        };

    /// <summary>Ends the background commands, and judges them.</summary>
    /// <param name="results">The results of the steps that were run.</param>
    /// <returns>The same results, with the final ones of the background commands.</returns>
    public async Task<IReadOnlyList<StepResult>> EndAsync(IReadOnlyList<StepResult> results)
    {
        var ended = await background.EndAsync();
        return
        [
            .. results.Select(result => ended.TryGetValue(result.Step.Id, out var end) ? Ended(result, end.Run, end.EndedEarly) : result),
        ];
    }

    private static StepResult Ended(StepResult result, ProcessResult run, bool endedEarly) =>
        result with
        {
            Fault = FaultOf(result, run, endedEarly),
            Seconds = run.Duration.TotalSeconds,
            Recording = result.Recording is { } recording
                ? recording with
                {
                    Run = Chunks.Joined(run.Output),
                    Seconds = Seconds(run.Duration),
                }
                : null,
        };

    /// <summary>
    /// The fault of a background command that has ended. If it never printed the text that the step waits for, that is also why its check
    /// failed or why it ended early, so that fault replaces the others.
    /// </summary>
    private static Fault? FaultOf(StepResult result, ProcessResult run, bool endedEarly) =>
        result.Fault is not { Status: StepStatus.Error } && run.AwaitedText is not null
            ? StepJudge.Judge(result.Step, run)
            : result.Fault ?? (endedEarly ? StepJudge.EndedEarly(result.Step, run) : StepJudge.Judge(result.Step, run));

    /// <summary>
    /// The fault of the sandbox, when a daemon has ended or a limit was reached. Then it is not the lesson that is wrong.
    /// </summary>
    private Fault? SandboxFault(Step step) =>
        sandbox.HasFailed
            ? new Fault(
                StepStatus.Error,
                step.Location,
                $"{sandbox.MainDaemon} of the sandbox ended during this step",
                "a running sandbox",
                sandbox.LogOf(sandbox.MainDaemon)
            )
        : sandbox.ReachedLimits() is [var reached, ..]
            ? new Fault(
                StepStatus.Error,
                step.Location,
                reached.TrimEnd('.'),
                "a lesson that stays below it",
                sandbox.LogOf(sandbox.MainDaemon)
            )
        : null;

    /// <summary>A step that was done, before its check.</summary>
    /// <param name="Flow">Null when the step did not ask for it.</param>
    private sealed record Done(ProcessResult Run, IReadOnlyList<ApiCall> Calls, Flow? Flow);

    private static double Seconds(TimeSpan span) => Math.Round(span.TotalSeconds, 3);
}
