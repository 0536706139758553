using System.Text.Json.Serialization;
using Site.Content;
using Site.Diagnostics;

namespace Site.Recordings;

/// <summary>When a lesson last passed on an engine, and what that engine was.</summary>
/// <param name="Inputs">What it passed with: <see cref="LessonInputs"/>; null in a file of an earlier version.</param>
public sealed record Verified(
    DateOnly Date,
    string Version,
    string Api,
    string Kernel,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Inputs = null
);

/// <summary><c>verified.json</c>: lesson × engine. Written by <c>verify-lessons --record</c>, read by badges.</summary>
public sealed class VerifiedFile(ContentDirectory content)
{
    private const string Path = "verified.json";

    private const string Help =
        "fix it here, or take it back from version control: without it no lesson counts as verified until it is recorded again";

    /// <returns>By lesson, then by engine; empty when nothing was ever verified, or, with a diagnostic, when the file cannot be read.</returns>
    public SortedDictionary<string, SortedDictionary<string, Verified>> Read(DiagnosticBag bag) => Find(bag) ?? [];

    /// <summary>Adds what passed to what the file says already. A file that cannot be read is left as it is.</summary>
    /// <param name="bag">Gets a problem when it cannot be read.</param>
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
                "there is a `null` where a lesson's engines, or what an engine is, should be",
                Help
            );
            return null;
        }

        return all!;
    }
}
