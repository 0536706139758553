using System.Text.Json.Serialization;
using Site.Content;
using Site.Diagnostics;

namespace Site.Recordings;

/// <summary>When a lesson last passed on an engine, and what that engine was.</summary>
/// <param name="Inputs">What it passed with: <see cref="LessonInputs"/>; null in a file of an earlier version.</param>
public sealed record Verified(
    DateOnly Date, string Version, string Api, string Kernel,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Inputs = null);

/// <summary><c>verified.json</c>: lesson × engine. Written by <c>verify-lessons --record</c>, read by badges.</summary>
public sealed class VerifiedFile(ContentDirectory content)
{
    private const string Path = "verified.json";

    /// <returns>By lesson, then by engine; empty when nothing was ever verified.</returns>
    public SortedDictionary<string, SortedDictionary<string, Verified>> Read(DiagnosticBag bag) =>
        (content.HasFile(Path) ? JsonFile.Read<SortedDictionary<string, SortedDictionary<string, Verified>>>(content, Path, bag) : null) ?? [];

    /// <summary>Adds what passed to what the file says already.</summary>
    public void Add(IEnumerable<(string LessonId, string Engine, Verified Verified)> passed, DiagnosticBag bag)
    {
        var all = Read(bag);
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
}
