using Site.Content;
using Site.Diagnostics;
using Site.Engines;
using Site.Sandbox;
using Site.Snippets;

namespace Site.Verification;

/// <summary>Everything that one engine said about some lessons.</summary>
/// <param name="Steps">By lesson, way and step, each in the course's order.</param>
public sealed record VerificationRun(EngineName Engine, DateTimeOffset Started, double Seconds, IReadOnlyList<StepResult> Steps)
{
    /// <summary>It was interrupted, and tells of what had begun by then.</summary>
    public bool IsPartial { get; init; }

    /// <summary>No step has failed; some may have passed on their second run only.</summary>
    public bool Passed => Steps.All(step => step.IsFine || step.Status == StepStatus.Flaky);

    public bool HasFlaky => Steps.Any(step => step.Status == StepStatus.Flaky);
}

/// <summary>Runs lessons against an engine, each way of each lesson in a sandbox of its own.</summary>
/// <param name="jobs">How many sandboxes may be up at once.</param>
public sealed class Verifier(Course course, SnippetCompiler compiler, int jobs)
{
    /// <summary>Whether a run that failed is repeated once, as a whole: what passes then is flaky.</summary>
    public bool Repeats { get; init; } = true;

    /// <summary>Compiles what the lessons run.</summary>
    /// <returns>By path; null, with diagnostics, when something does not compile.</returns>
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

    /// <param name="machines">Every machine that the lessons ask for.</param>
    /// <returns>What is known so far, when it is cancelled.</returns>
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
                results[index] = await RepeatedAsync(() =>
                    runs[index].RunAsync(machines[runs[index].Lesson.Machine], pool, programs, progress, token)
                )
        );
        try
        {
            await all;
        }
        catch (OperationCanceledException) when (ct.IsCancellationRequested)
        {
            // What is known by now is worth a report.
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

    /// <summary>What is to be said of lessons on an engine that cannot be had.</summary>
    /// <param name="why">What is missing, and how to fix it.</param>
    public VerificationRun WithoutEngine(EngineName engine, IReadOnlyList<Lesson> lessons, string why, IProgress<StepResult> progress) =>
        new(
            engine,
            DateTimeOffset.UtcNow,
            Seconds: 0,
            [.. RunsOf(lessons).SelectMany(run => run.NotBegun($"the engine {engine} could not be made", "an engine", why, progress))]
        );

    /// <summary>Does the steps of a lesson up to one, by the reader's commands, and hands over the sandbox.</summary>
    /// <param name="stop">Not done.</param>
    /// <param name="attach">Gets the sandbox and the command that is the reader's shell there.</param>
    /// <exception cref="SandboxException">The sandbox did not start.</exception>
    public Task<int> StopAsync(
        SandboxTemplate template,
        Lesson lesson,
        Step stop,
        IReadOnlyDictionary<string, CompiledSnippet> programs,
        IProgress<StepResult> progress,
        Func<RunningSandbox, SandboxCommand, Task<int>> attach,
        CancellationToken ct
    ) => new LessonRun(course, lesson, Variant.Shell).StopAsync(template, programs, stop, progress, attach, ct);

    private List<LessonRun> RunsOf(IReadOnlyList<Lesson> lessons) =>
        [
            .. lessons.SelectMany(lesson =>
                lesson
                    .AllSteps.SelectMany(step => step.Variants)
                    .Append(Variant.Shell)
                    .Distinct()
                    .Order()
                    .Select(variant => new LessonRun(course, lesson, variant))
            ),
        ];

    private async Task<IReadOnlyList<StepResult>> RepeatedAsync(Func<Task<IReadOnlyList<StepResult>>> run)
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
            // What the first run said stands where the second does not come to its end.
            return first;
        }
    }
}
