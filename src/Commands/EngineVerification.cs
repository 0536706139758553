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
            var cache = Cache.OfThisUser();
            var engine = await new EngineStore(cache).GetAsync(name, told, ct);
            var chosen = Changed ? ChangedLessons.Of(Course, lessons, name.Suite, engine.DockerPackage, problems) : lessons;
            var images = await LabImages.GetAsync(cache, engine, Course.Content.FullPath("images"), told, ct);
            return await Verifier.RunAsync(engine, images, chosen, Programs, told, ct);
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
}
