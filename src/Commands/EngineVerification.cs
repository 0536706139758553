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

/// <summary>The verification of some lessons on one engine: run, compared or recorded, and shown.</summary>
/// <param name="Record">Keep what the lessons that pass have printed.</param>
/// <param name="Changed">Leave out what is as it was when it last passed.</param>
/// <param name="IsAlone">No other engine is asked: one that cannot be made is then all that there is to say.</param>
internal sealed record EngineVerification(Verifier Verifier, Course Course, IReadOnlyDictionary<string, CompiledSnippet> Programs, bool Record, bool Changed, bool IsAlone)
{
    /// <returns>The run, and the problems of the recordings, which were shown.</returns>
    public async Task<(VerificationRun Run, IReadOnlyList<Diagnostic> Problems)> RunAsync(IReadOnlyList<Lesson> lessons, EngineName name, CancellationToken ct)
    {
        var display = new VerificationDisplay(AnsiConsole.Console);
        var problems = new DiagnosticBag();
        var run = await display.ShowAsync(async told =>
        {
            try
            {
                var chosen = Changed ? await ChangedAsync(lessons, name, problems, told, ct) : lessons;
                var machines = await MachinesAsync(chosen, name, told, ct);
                return await Verifier.RunAsync(name, machines, chosen, await ReadyToRunLibraries.UseAsync(Cache.OfThisUser(), Programs, told, ct), told, ct);
            }
            catch (MachineException fault) when (!IsAlone)
            {
                return Verifier.WithoutEngine(name, lessons, fault.Message, told);
            }
        });

        run = Record ? run : Comparison.WithRecordings(Course, run, problems);
        display.Conclude(run);
        if (Record)
        {
            Console.WriteLine($"{PassedLessons.Record(Course, run, problems)} recording(s) written under {Course.Content.Root}");
        }

        problems.Sorted.ToList().ForEach(problem => Console.Error.WriteLine(problem));
        return (run, problems.Sorted);
    }

    private async Task<IReadOnlyDictionary<MachineKind, SandboxTemplate>> MachinesAsync(IReadOnlyList<Lesson> lessons, EngineName name, IProgress<string> told, CancellationToken ct)
    {
        var machines = new Dictionary<MachineKind, SandboxTemplate>();
        foreach (var machine in lessons.Select(lesson => lesson.Machine).Distinct())
        {
            machines[machine] = await SandboxTemplate.GetAsync(Cache.OfThisUser(), name, machine, Course.Content.FullPath("images"), told, ct);
        }

        return machines;
    }

    private async Task<IReadOnlyList<Lesson>> ChangedAsync(IReadOnlyList<Lesson> lessons, EngineName name, DiagnosticBag problems, IProgress<string> told, CancellationToken ct)
    {
        var engine = await new EngineStore(Cache.OfThisUser()).GetAsync(name, MachineKind.Docker, told, ct);
        return ChangedLessons.Of(Course, lessons, name.Suite, engine.Docker.Version, problems);
    }
}
