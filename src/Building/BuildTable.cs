using Site.Content;
using Site.Output;

namespace Site.Building;

/// <summary>What a build read and what it wrote. The next one reads and writes only what has changed since.</summary>
/// <param name="Sources">The files of the content, by path.</param>
/// <param name="Pages">What was read of those of them that are plain pages.</param>
/// <param name="Parts">What is in the site, by the names of its parts.</param>
/// <param name="Warnings">The lines that were printed.</param>
/// <param name="PageCount">How many pages the site has; 0 if there is none.</param>
internal sealed record BuildTable(
    IReadOnlyDictionary<string, InventoryFile> Sources,
    IReadOnlyCollection<KnownPage> Pages,
    IReadOnlyDictionary<string, PlacedPart> Parts,
    IReadOnlyList<string> Warnings,
    int PageCount
)
{
    public static BuildTable Empty { get; } =
        new(new Dictionary<string, InventoryFile>(), [], new Dictionary<string, PlacedPart>(), [], PageCount: 0);
}
