using Site.Content;
using Site.Diagnostics;
using Site.Output;

namespace Site.Building;

/// <summary>What a build read and what it wrote. The next one reads and writes only what has changed since.</summary>
/// <param name="Content">The files of the content.</param>
/// <param name="Pages">What was read of those of them that are plain pages.</param>
/// <param name="Parts">What is in the site, by the names of its parts.</param>
/// <param name="Problems">What was printed.</param>
/// <param name="PageCount">How many pages the site has; 0 if there is none.</param>
internal sealed record BuildTable(
    ContentState Content,
    IReadOnlyCollection<KnownPage> Pages,
    IReadOnlyDictionary<string, PlacedPart> Parts,
    IReadOnlyList<Diagnostic> Problems,
    int PageCount
)
{
    public static BuildTable Empty { get; } = new(ContentState.Empty, [], new Dictionary<string, PlacedPart>(), [], PageCount: 0);
}
