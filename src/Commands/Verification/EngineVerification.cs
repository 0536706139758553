using Site.Content;
using Site.Diagnostics;
using Site.Engines;
using Site.Files;
using Site.Runner;
using Site.Sandbox;
using Site.Snippets;
using Site.Verification;
using Spectre.Console;

namespace Site.Commands;

/// <summary>
/// Verifies lessons on one engine: runs them, records their output or compares it with the recordings, and prints the results.
/// </summary>
internal sealed record EngineVerification(Verifier Verifier, Course Course, IReadOnlyDictionary<string, CompiledSnippet> Programs)
{
    private readonly Cache _cache = Cache.OfThisUser();

    /// <summary>Whether to record the output of the lessons that pass.</summary>
    public required bool Record { get; init; }

    /// <summary>Whether to leave out the lessons that have not changed since they last passed.</summary>
    public required bool OnlyChanged { get; init; }

    /// <summary>
    /// Whether this is the only engine of the command. If it cannot be made, the command fails; otherwise it goes on with the next engine.
    /// </summary>
    public required bool IsAlone { get; init; }

    /// <returns>The run, and the problems found in the recordings; both have been printed.</returns>
    public async Task<(VerificationRun Run, IReadOnlyList<Diagnostic> Problems)> RunAsync(
        IReadOnlyList<Lesson> lessons,
        EngineName engine,
        CancellationToken ct
    )
    {
        var display = new VerificationDisplay(AnsiConsole.Console);
        var problems = new DiagnosticBag();
        var run = await display.ShowAsync(progress => TryAsync(lessons, engine, problems, progress, ct));
        if (!Record)
        {
            run = Comparison.WithRecordings(Course, run, problems);
        }

        display.Conclude(run);
        if (Record)
        {
            Console.WriteLine($"{PassedLessons.Record(Course, run, problems)} recording(s) written under {Course.Content.Root}");
            run.Steps.Where(step => step.LacksSomething)
                .Select(step => step.Lesson.Id)
                .Distinct()
                .ToList()
                .ForEach(lesson =>
                    Console.WriteLine($"The recordings of {lesson} stay as they are, because not all of its steps were run")
                );
        }

        problems.Sorted.ToList().ForEach(problem => Console.Error.WriteLine(problem));
        return (run, problems.Sorted);
    }

    private async Task<VerificationRun> TryAsync(
        IReadOnlyList<Lesson> lessons,
        EngineName engine,
        DiagnosticBag problems,
        StepProgress progress,
        CancellationToken ct
    )
    {
        try
        {
            var chosen = OnlyChanged ? await ChangedAsync(lessons, engine, problems, progress, ct) : lessons;
            var machines = await MachinesAsync(chosen, engine, progress, ct);
            var programs = await ReadyToRunLibraries.UseAsync(_cache, Programs, progress, ct);
            return await Verifier.RunAsync(engine, machines, chosen, programs, progress, ct);
        }
        catch (MachineException fault) when (!IsAlone)
        {
            return Verifier.WithoutEngine(engine, lessons, fault.Message, progress);
        }
    }

    private async Task<IReadOnlyDictionary<MachineKind, SandboxTemplate>> MachinesAsync(
        IReadOnlyList<Lesson> lessons,
        EngineName engine,
        IProgress<string> progress,
        CancellationToken ct
    )
    {
        var images = Course.Content.FullPath("images");
        var machines = new Dictionary<MachineKind, SandboxTemplate>();
        foreach (var machine in lessons.Select(lesson => lesson.Machine).Distinct())
        {
            machines[machine] = await SandboxTemplate.GetAsync(_cache, engine, machine, images, progress, ct);
        }

        return machines;
    }

    private async Task<IReadOnlyList<Lesson>> ChangedAsync(
        IReadOnlyList<Lesson> lessons,
        EngineName engine,
        DiagnosticBag problems,
        IProgress<string> progress,
        CancellationToken ct
    )
    {
        var made = await new EngineStore(_cache).GetAsync(engine, MachineKind.Docker, progress, ct);
        return ChangedLessons.Of(Course, lessons, engine.Suite, made.Docker.Version, problems);
    }
}
