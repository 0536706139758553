using Site.Content;
using Site.Files;

namespace Site.Building;

/// <summary>The content of a site at one moment.</summary>
/// <param name="Frame">See <see cref="KnownPages.FrameOf"/>.</param>
/// <param name="Files">By path.</param>
internal sealed record ContentState(Digest Frame, IReadOnlyDictionary<string, InventoryFile> Files)
{
    public static ContentState Empty { get; } = new(default, new Dictionary<string, InventoryFile>());

    /// <summary>Whether all that a page shows is as it was in another state.</summary>
    /// <param name="source">The file with the text of the page; null if it shows none.</param>
    public bool Keeps(string? source, ContentState last) =>
        Frame == last.Frame
        && (
            source is null
            || (Files.TryGetValue(source, out var now) && last.Files.TryGetValue(source, out var before) && now.Digest == before.Digest)
        );
}
