using System.Text.Json.Serialization;
using Site.Content;
using Site.Diagnostics;

namespace Site.Recordings;

/// <summary>When a lesson last passed on an engine, and what that engine was.</summary>
/// <param name="Inputs">
/// The hash of the lesson that passed, see <see cref="LessonInputs"/>; null in files of earlier versions of Drydock.
/// </param>
public sealed record Verified(
    DateOnly Date,
    string Version,
    string Api,
    string Kernel,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Inputs = null
);

/// <summary>
/// Reads and writes <c>verified.json</c>, which has an entry for each lesson and engine. <c>verify-lessons --record</c> writes it, and the
/// badges on pages are made from it.
/// </summary>
public sealed class VerifiedFile(ContentDirectory content)
{
    private const string Path = "verified.json";

    private const string Help =
        "fix the file, or restore it from version control; without it, no lesson counts as verified until it is recorded again";

    /// <param name="bag">Receives an error if the file cannot be read.</param>
    /// <returns>The entries by lesson, then by engine; empty if nothing was ever verified or the file cannot be read.</returns>
    public SortedDictionary<string, SortedDictionary<string, Verified>> Read(DiagnosticBag bag) => Find(bag) ?? [];

    /// <summary>Adds entries to the file, or replaces them. A file that cannot be read is not changed.</summary>
    /// <param name="bag">Receives an error if the file cannot be read.</param>
    public void Add(IEnumerable<(string LessonId, string Engine, Verified Verified)> passed, DiagnosticBag bag)
    {
        if (Find(bag) is not { } all)
        {
            return;
        }

        foreach (var (lesson, engine, verified) in passed)
        {
            if (!all.TryGetValue(lesson, out var engines))
            {
                all[lesson] = engines = [];
            }

            engines[engine] = verified;
        }

        JsonFile.Write(content, Path, all);
    }

    private SortedDictionary<string, SortedDictionary<string, Verified>>? Find(DiagnosticBag bag)
    {
        if (!content.HasFile(Path))
        {
            return [];
        }

        var all = JsonFile.Read<SortedDictionary<string, SortedDictionary<string, Verified>?>>(content, Path, Help, bag);
        if (all?.Values.Any(engines => engines is null || engines.Values.Any(verified => verified is null)) == true)
        {
            bag.Error(
                Codes.InvalidText,
                new SourceLocation(Path, 1, 1),
                "there is a `null` where the engines of a lesson, or the entry of an engine, should be",
                Help
            );
            return null;
        }

        return all!;
    }
}
