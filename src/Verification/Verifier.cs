using Site.Diagnostics;
using Site.Lessons;
using Site.Sandbox;
using Site.Snippets;

namespace Site.Verification;

/// <summary>Everything that one engine said about some lessons.</summary>
/// <param name="Steps">By lesson, way and step, each in the course's order.</param>
public sealed record VerificationRun(EngineName Engine, DateTimeOffset Started, double Seconds, IReadOnlyList<StepResult> Steps)
{
    public bool Passed => Steps.All(step => step.Status == StepStatus.Passed);
}

/// <summary>Runs lessons against an engine, each way of each lesson in a sandbox of its own.</summary>
/// <param name="jobs">How many sandboxes may be up at once.</param>
public sealed class Verifier(Course course, SnippetCompiler compiler, int jobs)
{
    /// <summary>Compiles what the lessons run.</summary>
    /// <returns>By path; null, with diagnostics, when something does not compile.</returns>
    public async Task<IReadOnlyDictionary<string, CompiledSnippet>?> CompileAsync(IEnumerable<Lesson> lessons, DiagnosticBag bag, CancellationToken ct)
    {
        var programs = new Dictionary<string, CompiledSnippet>();
        foreach (var snippet in lessons.SelectMany(lesson => lesson.Steps).SelectMany(step => step.Snippets).DistinctBy(snippet => snippet.Path))
        {
            if (await compiler.CompileAsync(snippet, bag, ct) is { } program)
            {
                programs[snippet.Path] = program;
            }
        }

        return bag.HasErrors ? null : programs;
    }

    /// <summary>The machine that a lesson asks for, as the sandbox knows it.</summary>
    public static MachineKind KindOf(Machine machine) => machine switch
    {
        Machine.Docker => MachineKind.Docker,
        Machine.Systemd => MachineKind.Systemd,
        Machine.Bare => MachineKind.Bare,
        Machine.Rpm => MachineKind.Rpm,
        _ => throw new ArgumentOutOfRangeException(nameof(machine)),
    };

    /// <param name="machines">Every machine that the lessons ask for.</param>
    /// <exception cref="SandboxException">A sandbox did not start.</exception>
    public async Task<VerificationRun> RunAsync(
        EngineName engine,
        IReadOnlyDictionary<Machine, SandboxTemplate> machines,
        IReadOnlyList<Lesson> lessons,
        IReadOnlyDictionary<string, CompiledSnippet> programs,
        IProgress<StepResult> progress,
        CancellationToken ct)
    {
        var started = DateTimeOffset.UtcNow;
        var runs = lessons.SelectMany(lesson => lesson.Steps.SelectMany(step => step.Ways).Distinct().Order().Select(way => new LessonRun(course, lesson, way))).ToList();
        var results = new IReadOnlyList<StepResult>[runs.Count];
        await Parallel.ForEachAsync(
            Enumerable.Range(0, runs.Count),
            new ParallelOptions { MaxDegreeOfParallelism = jobs, CancellationToken = ct },
            async (index, token) => results[index] = await runs[index].RunAsync(machines[runs[index].Lesson.Machine], programs, progress, token));
        return new VerificationRun(engine, started, (DateTimeOffset.UtcNow - started).TotalSeconds, [.. results.SelectMany(steps => steps)]);
    }
}
