using Site.Diagnostics;
using Site.Lessons;
using Site.Sandbox;
using Site.Snippets;
using Site.Verification;
using Spectre.Console;

namespace Site.Commands;

/// <summary>The verification of some lessons on one engine: run, compared or recorded, and shown.</summary>
/// <param name="Record">Keep what the lessons that pass have printed.</param>
/// <param name="Changed">Leave out what is as it was when it last passed.</param>
internal sealed record EngineVerification(Verifier Verifier, Course Course, IReadOnlyDictionary<string, CompiledSnippet> Programs, bool Record, bool Changed)
{
    /// <returns>The run, and how many warnings were shown.</returns>
    public async Task<(VerificationRun Run, int Warnings)> RunAsync(IReadOnlyList<Lesson> lessons, EngineName name, CancellationToken ct)
    {
        var display = new VerificationDisplay(AnsiConsole.Console);
        var problems = new DiagnosticBag();
        var run = await display.ShowAsync(async told =>
        {
            var chosen = Changed ? await ChangedAsync(lessons, name, problems, told, ct) : lessons;
            var machines = new Dictionary<Machine, SandboxTemplate>();
            foreach (var machine in chosen.Select(lesson => lesson.Machine).Distinct())
            {
                machines[machine] = await SandboxTemplate.GetAsync(Cache.OfThisUser(), name, Site.Verification.Verifier.KindOf(machine), Course.Content.FullPath("images"), told, ct);
            }

            return await Verifier.RunAsync(name, machines, chosen, Programs, told, ct);
        });

        // A recording that cannot be read is a problem of `build`; here it is as good as none.
        run = Record ? run : Comparison.WithRecordings(Course, run, problems);
        display.Conclude(run);
        if (Record)
        {
            Console.WriteLine($"{PassedLessons.Record(Course, run, problems)} recording(s) written under {Course.Content.Root}");
        }

        var warnings = problems.Sorted.Where(problem => problem.Severity == Severity.Warning).ToList();
        warnings.ForEach(warning => Console.Error.WriteLine(warning));
        return (run, warnings.Count);
    }

    private async Task<IReadOnlyList<Lesson>> ChangedAsync(IReadOnlyList<Lesson> lessons, EngineName name, DiagnosticBag problems, IProgress<string> told, CancellationToken ct)
    {
        var engine = await new EngineStore(Cache.OfThisUser()).GetAsync(name, MachineKind.Docker, told, ct);
        return ChangedLessons.Of(Course, lessons, name.Suite, engine.Docker.Version, problems);
    }
}
