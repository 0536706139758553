using Site.Content;
using Site.Engines;
using Site.Recordings;
using Site.Runner;
using Site.Sandbox;
using Site.Snippets;

namespace Site.Verification;

/// <summary>Runs one variant of a lesson, shell or C#, from its first step to its last in a fresh sandbox.</summary>
/// <param name="Lacks">What this computer does not have. Steps that need it are skipped.</param>
internal sealed record LessonRun(Course Course, Lesson Lesson, Variant Variant, IReadOnlyCollection<Need> Lacks)
{
    /// <summary>
    /// Whether any step is run. A lesson may consist only of steps that are described, because no sandbox has what they need.
    /// </summary>
    public bool NeedsSandbox => Lesson.AllSteps.Any(IsRun);

    /// <summary>Runs the steps.</summary>
    /// <returns>A result for every step that this variant reports, in the lesson's order.</returns>
    public async Task<IReadOnlyList<StepResult>> RunAsync(
        SandboxTemplate template,
        SandboxPool pool,
        IReadOnlyDictionary<string, CompiledSnippet> programs,
        IProgress<StepResult> progress,
        CancellationToken ct
    )
    {
        try
        {
            return NeedsSandbox ? await RunStepsAsync(template, pool, programs, progress, ct) : [.. Lesson.AllSteps.Select(NotRun)];
        }
        catch (SandboxException fault)
        {
            return NotStarted("the sandbox did not start", "a fresh sandbox", fault.Message, progress);
        }
    }

    /// <summary>Reports that no step was run because there was no sandbox to run it in. The first step gets the fault.</summary>
    public IReadOnlyList<StepResult> NotStarted(string reason, string expected, string actual, IProgress<StepResult> progress)
    {
        var results = Lesson.AllSteps.Select(NotRun).Where(IsReported).ToList();
        var first = results.FindIndex(result => IsRun(result.Step));
        if (first >= 0)
        {
            results[first] = results[first] with
            {
                Fault = new Fault(StepStatus.Error, results[first].Step.Location, reason, expected, actual),
            };
        }

        results.ForEach(progress.Report);
        return results;
    }

    private async Task<IReadOnlyList<StepResult>> RunStepsAsync(
        SandboxTemplate template,
        SandboxPool pool,
        IReadOnlyDictionary<string, CompiledSnippet> programs,
        IProgress<StepResult> progress,
        CancellationToken ct
    )
    {
        await using var sandbox = await pool.TakeAsync(template);
        var (runner, _) = await PrepareAsync(sandbox, template.Engine.Name, programs, ct);
        var results = new List<StepResult>();
        try
        {
            foreach (var (step, next) in Lesson.AllSteps.Zip(Lesson.AllSteps.Skip(1).Append(null)))
            {
                var isRun = IsRun(step) && results.All(result => result.IsFine);
                results.Add(isRun ? await runner.RunAsync(step, next is not null && IsRun(next) ? next : null, ct) : NotRun(step));
                if (!IsBackground(step))
                {
                    Report(results[^1]);
                }
            }

            var ended = await runner.EndAsync(results);
            ended.Where(result => IsBackground(result.Step)).ToList().ForEach(Report);
            return [.. ended.Where(IsReported)];
        }
        catch (OperationCanceledException) when (ct.IsCancellationRequested)
        {
            return Interrupted(results);
        }

        void Report(StepResult result)
        {
            if (IsReported(result))
            {
                progress.Report(result);
            }
        }
    }

    /// <inheritdoc cref="Verifier.StopAsync"/>
    public async Task<int> StopAsync(
        SandboxTemplate template,
        IReadOnlyDictionary<string, CompiledSnippet> programs,
        Step stop,
        IProgress<StepResult> progress,
        Func<RunningSandbox, SandboxCommand, Task<int>> attach,
        CancellationToken ct
    )
    {
        await using var sandbox = await template.StartAsync(SandboxLimits.Default, ct);
        var (runner, shell) = await PrepareAsync(sandbox, template.Engine.Name, programs, ct);
        foreach (var step in Lesson.AllSteps.TakeWhile(step => step != stop && !ct.IsCancellationRequested).Where(IsRun))
        {
            progress.Report(await runner.RunAsync(step, next: null, ct));
        }

        return await attach(sandbox, shell.Interactive(stop));
    }

    private async Task<(StepRunner Runner, ReaderShell Shell)> PrepareAsync(
        RunningSandbox sandbox,
        EngineName engine,
        IReadOnlyDictionary<string, CompiledSnippet> programs,
        CancellationToken ct
    )
    {
        var shell = new ReaderShell(sandbox);
        var recorder = await RecordAsync(sandbox, shell, programs, ct);
        var stamp = new EngineStamp(engine.Suite, sandbox.Version.Version, sandbox.Version.Api, sandbox.Version.Kernel);
        return (new StepRunner(Course.Content, Lesson, Variant, sandbox, shell, new BackgroundCommands(), recorder, stamp), shell);
    }

    private async Task<ApiRecorder> RecordAsync(
        RunningSandbox sandbox,
        ReaderShell shell,
        IReadOnlyDictionary<string, CompiledSnippet> programs,
        CancellationToken ct
    )
    {
        try
        {
            await shell.PrepareAsync(Lesson.AllSteps, programs, ct);
            return await sandbox.RecordAsync(ct);
        }
        catch (IOException fault)
        {
            throw new SandboxException($"The sandbox could not be prepared: {fault.Message}", sandbox.LogOf(sandbox.MainDaemon), fault);
        }
    }

    /// <summary>
    /// The results of an interrupted run: those of the steps that had ended, and interrupted ones for the rest. Commands in the background
    /// count as interrupted, because they can only be judged at the end of the lesson.
    /// </summary>
    private List<StepResult> Interrupted(IReadOnlyList<StepResult> results) =>
        [
            .. results
                .Where(result => !IsBackground(result.Step))
                .Concat(
                    Lesson
                        .AllSteps.Where(step => IsBackground(step) || results.All(result => result.Step != step))
                        .Select(step => NotRun(step) with { Interrupted = IsRun(step) })
                )
                .OrderBy(result => Lesson.AllSteps.ToList().IndexOf(result.Step))
                .Where(IsReported),
        ];

    private StepResult NotRun(Step step) =>
        new(Lesson, step, Variant, Fault: null, Seconds: 0, Recording: null) { Missing = StepNeeds.Missing(Lesson, step, Lacks) };

    private bool IsRun(Step step) => StepNeeds.Missing(Lesson, step, Lacks) is null;

    private static bool IsBackground(Step step) => step.Action is ShellCommand { Background: true };

    /// <summary>
    /// Whether a step belongs in this variant's report. A command without a C# program also runs in the C# variant, because later steps
    /// build on it, but is reported there only when it fails. A step that is described only is reported once, in the shell variant.
    /// </summary>
    private bool IsReported(StepResult result) =>
        result.Fault is not null || result.Step.Variants.Contains(Variant) || (result.Step.IsDescribed && Variant == Variant.Shell);
}
