using Site.Content;
using Site.EngineApi;
using Site.Processes;
using Site.Recordings;
using Site.Runner;
using Site.Sandbox;

namespace Site.Verification;

/// <summary>Does the steps of a run, one after the other, and judges each by the contract of a step.</summary>
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
    private readonly StepChecks _checks = new(shell, background);

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
        var state = await StateAsync(step, ct);
        if (await _checks.BeforeAsync(step, ct) is { } early)
        {
            return new StepResult(lesson, step, variant, early, 0, null);
        }

        var (run, calls) = await DoAsync(step, ct);
        if (JudgeRun(step, run) is { } wrong)
        {
            return new StepResult(lesson, step, variant, wrong, run.Duration.TotalSeconds, null);
        }

        _checks.AskAhead(IsBackground(step) ? null : next, ct);
        var check = await _checks.AfterAsync(step, ct);
        var fault = JudgeCheck(step, check) ?? JudgeState(step, state, await StateAsync(step, ct));
        return new StepResult(
            lesson,
            step,
            variant,
            fault,
            run.Duration.TotalSeconds,
            fault is null ? Record(step, run, calls, check) : null
        );
    }

    private static bool IsBackground(Step step) => step.Action is ShellCommand { Background: true };

    /// <summary>The program that does the step in this variant; null where it is the reader's command or file.</summary>
    private SnippetUse? Twin(Step step) => variant == Variant.CSharp ? step.CSharp : null;

    /// <summary>What the engine holds, where the step has to leave that as it is.</summary>
    private async Task<IReadOnlyList<string>> StateAsync(Step step, CancellationToken ct) =>
        step.Observes ? await EngineState.ReadAsync(sandbox, ct) : [];

    private async Task<(ProcessResult Run, IReadOnlyList<ApiCall> Calls)> DoAsync(Step step, CancellationToken ct)
    {
        await recorder.BeginAsync(ct);
        var run =
            IsBackground(step) ? await background.StartAsync(step, shell.ActAsync(step, background.Ending, ct), recorder, ct)
            : Twin(step) is { } twin ? await shell.RunAsync(step, twin.File, ct)
            : await shell.ActAsync(step, background.Ending, ct);
        return (run, step.ShowsCalls ? recorder.Calls : []);
    }

    /// <summary>Of a command in the background only its end can be judged.</summary>
    private Fault? JudgeRun(Step step, ProcessResult run) =>
        IsBackground(step) ? null
        : Twin(step) is { } twin ? StepJudge.Judge(step, twin, run)
        : StepJudge.Judge(step, run);

    private Fault? JudgeCheck(Step step, ProcessResult? check) =>
        check is null
            ? null
            : StepJudge.JudgeCheck(
                step,
                step.Check!,
                Twin(step)?.Location ?? step.Action.Location,
                check,
                StepJudge.Happened,
                "it had not happened after the step"
            );

    private static Fault? JudgeState(Step step, IReadOnlyList<string> before, IReadOnlyList<string> after) =>
        EngineState.Difference(before, after) is not { } difference
            ? null
            : new Fault(
                StepStatus.Failed,
                step.Location,
                "the step says that it observes, yet it changed the engine's state",
                "nothing new, nothing gone",
                difference
            );

    private Recording Record(Step step, ProcessResult run, IReadOnlyList<ApiCall> calls, ProcessResult? check) =>
        new(
            Twin(step)?.File.Name ?? step.Action.Title,
            Chunks.Joined(run.Output),
            Seconds(run.Duration),
            calls,
            check is null ? new RunOutput([], 0, Cut: false) : Chunks.Joined(check.Output),
            engine,
            StepInputs.Hash(content, lesson, step)
        );

    /// <summary>Ends what runs in the background, and judges it.</summary>
    /// <param name="results">Of the steps that this runner has run.</param>
    public async Task<IReadOnlyList<StepResult>> EndAsync(IReadOnlyList<StepResult> results)
    {
        var ended = await background.EndAsync();
        return [.. results.Select(result => ended.TryGetValue(result.Step.Id, out var end) ? Ended(result, end.Run, end.Early) : result)];
    }

    private static StepResult Ended(StepResult result, ProcessResult run, bool early) =>
        result with
        {
            Fault = FaultOf(result, run, early),
            Seconds = run.Duration.TotalSeconds,
            Recording = result.Recording is { } recording
                ? recording with
                {
                    Run = Chunks.Joined(run.Output),
                    Seconds = Seconds(run.Duration),
                }
                : null,
        };

    /// <summary>A command that never asked what it should is why its check said "not so", and why it ended early.</summary>
    private static Fault? FaultOf(StepResult result, ProcessResult run, bool early) =>
        result.Fault is not { Status: StepStatus.Error } && run.Missed is not null
            ? StepJudge.Judge(result.Step, run)
            : result.Fault ?? (early ? StepJudge.EndedEarly(result.Step, run) : StepJudge.Judge(result.Step, run));

    /// <summary>Whatever a step seemed to do, it is not the lesson's fault when the daemon died or the machine was full.</summary>
    private Fault? Machinery(Step step) =>
        sandbox.HasFailed
            ? new Fault(
                StepStatus.Error,
                step.Location,
                $"{sandbox.MainDaemon} of the sandbox ended during this step",
                "a running machine",
                sandbox.LogOf(sandbox.MainDaemon)
            )
        : sandbox.ReachedLimits() is [var reached, ..]
            ? new Fault(
                StepStatus.Error,
                step.Location,
                reached.TrimEnd('.'),
                "a lesson that needs less",
                sandbox.LogOf(sandbox.MainDaemon)
            )
        : null;

    private static double Seconds(TimeSpan span) => Math.Round(span.TotalSeconds, 3);
}
