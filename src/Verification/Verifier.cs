using Site.Content;
using Site.Diagnostics;
using Site.Engines;
using Site.Sandbox;
using Site.Snippets;

namespace Site.Verification;

/// <summary>The results of verifying some lessons on one engine.</summary>
/// <param name="Steps">Sorted by lesson, variant and step, each in the course's order.</param>
public sealed record VerificationRun(EngineName Engine, DateTimeOffset Started, double Seconds, IReadOnlyList<StepResult> Steps)
{
    /// <summary>Whether the run was interrupted, so that results are missing.</summary>
    public bool IsPartial { get; init; }

    /// <summary>Whether every step passed, was skipped or is flaky.</summary>
    public bool Passed => Steps.All(step => step.IsFine || step.Status == StepStatus.Flaky);

    public bool HasFlaky => Steps.Any(step => step.Status == StepStatus.Flaky);
}

/// <summary>Runs lessons against an engine, each variant of each lesson in a sandbox of its own.</summary>
/// <param name="jobs">How many lessons may run at once.</param>
public sealed class Verifier(Course course, SnippetCompiler compiler, int jobs)
{
    /// <summary>Whether a failed run of a lesson is repeated once. Steps that pass then are flaky.</summary>
    public bool Repeats { get; init; } = true;

    /// <summary>What this computer does not have. Steps that need it are skipped.</summary>
    public IReadOnlyCollection<Need> Lacks { get; init; } = [];

    /// <summary>Compiles the C# programs of the lessons.</summary>
    /// <param name="bag">Gets the compiler's errors.</param>
    /// <returns>The programs by their paths; null when one does not compile.</returns>
    public async Task<IReadOnlyDictionary<string, CompiledSnippet>?> CompileAsync(
        IEnumerable<Lesson> lessons,
        DiagnosticBag bag,
        CancellationToken ct
    )
    {
        var snippets = lessons.SelectMany(lesson => lesson.AllSteps).SelectMany(step => step.Snippets).DistinctBy(snippet => snippet.Path);
        var programs = await compiler.CompileAsync(snippets, bag, ct);
        return bag.HasErrors ? null : programs.ToDictionary(program => program.Source.Path);
    }

    /// <summary>Runs lessons.</summary>
    /// <param name="machines">A template for every kind of machine that the lessons use.</param>
    /// <returns>The results; a partial run when it is cancelled.</returns>
    public async Task<VerificationRun> RunAsync(
        EngineName engine,
        IReadOnlyDictionary<MachineKind, SandboxTemplate> machines,
        IReadOnlyList<Lesson> lessons,
        IReadOnlyDictionary<string, CompiledSnippet> programs,
        IProgress<StepResult> progress,
        CancellationToken ct
    )
    {
        var started = DateTimeOffset.UtcNow;
        var runs = RunsOf(lessons);
        await using var pool = new SandboxPool(runs.Where(run => run.NeedsSandbox).Select(run => machines[run.Lesson.Machine]), ct);
        var results = new IReadOnlyList<StepResult>[runs.Count];
        var all = Parallel.ForEachAsync(
            Enumerable.Range(0, runs.Count),
            new ParallelOptions { MaxDegreeOfParallelism = jobs, CancellationToken = ct },
            async (index, token) =>
                results[index] = await RunTwiceIfFailedAsync(() =>
                    runs[index].RunAsync(machines[runs[index].Lesson.Machine], pool, programs, progress, token)
                )
        );
        try
        {
            await all;
        }
        catch (OperationCanceledException) when (ct.IsCancellationRequested)
        {
            // The results so far are still reported.
        }

        return new VerificationRun(
            engine,
            started,
            (DateTimeOffset.UtcNow - started).TotalSeconds,
            [.. results.OfType<IReadOnlyList<StepResult>>().SelectMany(steps => steps)]
        )
        {
            IsPartial = ct.IsCancellationRequested,
        };
    }

    /// <summary>The results of lessons on an engine that could not be made.</summary>
    /// <param name="why">What is missing, and how to fix it.</param>
    public VerificationRun WithoutEngine(EngineName engine, IReadOnlyList<Lesson> lessons, string why, IProgress<StepResult> progress) =>
        new(
            engine,
            DateTimeOffset.UtcNow,
            Seconds: 0,
            [.. RunsOf(lessons).SelectMany(run => run.NotStarted($"the engine {engine} could not be made", "an engine", why, progress))]
        );

    /// <summary>Runs the reader's commands of a lesson up to a step, and hands over the sandbox.</summary>
    /// <param name="stop">The step to stop at. It is not run.</param>
    /// <param name="attach">Is called with the sandbox and the command that starts the reader's shell in it.</param>
    /// <returns>What <paramref name="attach"/> returns.</returns>
    /// <exception cref="SandboxException">The sandbox did not start.</exception>
    public Task<int> StopAsync(
        SandboxTemplate template,
        Lesson lesson,
        Step stop,
        IReadOnlyDictionary<string, CompiledSnippet> programs,
        IProgress<StepResult> progress,
        Func<RunningSandbox, SandboxCommand, Task<int>> attach,
        CancellationToken ct
    ) => new LessonRun(course, lesson, Variant.Shell, Lacks).StopAsync(template, programs, stop, progress, attach, ct);

    private List<LessonRun> RunsOf(IReadOnlyList<Lesson> lessons) =>
        [
            .. lessons.SelectMany(lesson =>
                lesson
                    .AllSteps.SelectMany(step => step.Variants)
                    .Append(Variant.Shell)
                    .Distinct()
                    .Order()
                    .Select(variant => new LessonRun(course, lesson, variant, Lacks))
            ),
        ];

    private async Task<IReadOnlyList<StepResult>> RunTwiceIfFailedAsync(Func<Task<IReadOnlyList<StepResult>>> run)
    {
        var first = await run();
        if (!Repeats || first.All(result => result.IsFine) || first.Any(result => result.Interrupted))
        {
            return first;
        }

        try
        {
            var second = await run();
            return second.Any(result => result.Interrupted) ? first : StepResult.Repeated(first, second);
        }
        catch (OperationCanceledException)
        {
            // The repetition was cancelled, so the first results count.
            return first;
        }
    }
}
