using Site.Content;

namespace Site.Planning;

/// <summary>A folder of plain pages, for readers of one language.</summary>
/// <param name="Path">Relative to the folder of all plain pages; empty for that folder itself.</param>
/// <param name="Index">The folder's own text, <c>index.md</c>; null if it has none.</param>
/// <param name="Pages">The other pages, in reading order.</param>
/// <param name="Name">The title of the folder of all plain pages, if it has no text of its own.</param>
/// <param name="Above">The folder that this one is in; null for the folder of all plain pages.</param>
internal sealed record DocFolder(string Path, Doc? Index, IReadOnlyList<Doc> Pages, DocFolder? Above, string Name)
{
    public string IndexId => Path.Length == 0 ? DocFiles.Index : $"{Path}/{DocFiles.Index}";

    public string Title => Index?.Prose.Title ?? (Path.Length == 0 ? Name : Worded(Path.Split('/')[^1]));

    public string Summary => Index?.Prose.Summary ?? "";

    /// <summary>The folders in this one, sorted by name.</summary>
    public List<DocFolder> Folders { get; } = [];

    /// <summary>This folder and all in it, each before its own.</summary>
    public IEnumerable<DocFolder> All => Folders.SelectMany(folder => folder.All).Prepend(this);

    /// <summary>The folders from the outermost to this one.</summary>
    public IEnumerable<DocFolder> Way => Above is null ? [this] : Above.Way.Append(this);

    /// <returns>The folder of all plain pages.</returns>
    public static DocFolder Of(IReadOnlyList<Doc> docs, string name)
    {
        var pages = docs.ToLookup(doc => FolderOf(doc.Id));
        return Create("", above: null, pages, Within(pages.Select(folder => folder.Key)), name);
    }

    public static string FolderOf(string id) => id.LastIndexOf('/') is var slash and >= 0 ? id[..slash] : "";

    private static DocFolder Create(string path, DocFolder? above, ILookup<string, Doc> pages, ILookup<string, string> within, string name)
    {
        var folder = new DocFolder(
            path,
            pages[path].FirstOrDefault(doc => IsIndex(doc.Id)),
            [.. pages[path].Where(doc => !IsIndex(doc.Id))],
            above,
            name
        );
        folder.Folders.AddRange(within[path].Order(StringComparer.Ordinal).Select(inner => Create(inner, folder, pages, within, name)));
        return folder;
    }

    public static bool IsIndex(string id) => id == DocFiles.Index || id.EndsWith($"/{DocFiles.Index}", StringComparison.Ordinal);

    /// <summary>Maps each folder to the folders directly in it, including those that only hold other folders.</summary>
    private static ILookup<string, string> Within(IEnumerable<string> folders)
    {
        var all = new HashSet<string>();
        foreach (var folder in folders)
        {
            for (var path = folder; path.Length > 0 && all.Add(path); path = FolderOf(path)) { }
        }

        return all.ToLookup(FolderOf);
    }

    /// <summary>A folder's name as a title: <c>getting-started</c> becomes <c>Getting started</c>.</summary>
    private static string Worded(string name)
    {
        var words = name.Replace('-', ' ').Replace('_', ' ').Trim();
        return words.Length == 0 ? name : char.ToUpperInvariant(words[0]) + words[1..];
    }
}
