using Site.Files;

namespace Site.Content;

/// <param name="Stamp">Changes whenever the content does; the default if it might not.</param>
internal sealed record InventoryFile(FileStamp Stamp, Digest Digest);

/// <summary>All files of a content directory at one moment. Version control's own files and npm's packages are no content.</summary>
internal sealed class Inventory
{
    private readonly string[] _paths;
    private readonly string[] _visible;
    private readonly HashSet<string> _doubtful;

    /// <summary>Whether a file or folder is a symbolic link; null if nobody has looked yet.</summary>
    private bool? _hasLinks;

    private Inventory(Dictionary<string, InventoryFile> all, HashSet<string> doubtful)
    {
        (All, _doubtful) = (all, doubtful);
        _paths = [.. all.Keys];
        Array.Sort(_paths, StringComparer.Ordinal);
        _visible = Array.FindAll(_paths, ContentDirectory.IsVisible);
    }

    /// <summary>By path, which is relative and has forward slashes. Hidden files are among them.</summary>
    public IReadOnlyDictionary<string, InventoryFile> All { get; }

    /// <summary>Whether a file could be read, and is not reached through a symbolic link.</summary>
    public bool IsSound(string path) => All.TryGetValue(path, out var file) && file.Digest != default && !_doubtful.Contains(path);

    /// <summary>The files in a folder that are not hidden, sorted; with those in its subfolders.</summary>
    public IReadOnlyList<string> Visible(string folder) => In(folder, _visible);

    /// <summary>All files in a folder, sorted; with those in its subfolders.</summary>
    public IReadOnlyList<string> In(string folder) => In(folder, _paths);

    /// <summary>Whether nothing was changed, added or removed since another inventory.</summary>
    public bool Equals(IReadOnlyDictionary<string, InventoryFile> other) =>
        All.Count == other.Count
        && Array.TrueForAll(_paths, path => other.TryGetValue(path, out var old) && old.Digest == All[path].Digest);

    /// <param name="isExcepted">Whether a folder does not belong to the content.</param>
    /// <param name="known">What an earlier inventory found.</param>
    public static Inventory Take(string root, Func<string, bool> isExcepted, IReadOnlyDictionary<string, InventoryFile> known)
    {
        var moment = DateTime.UtcNow;
        var all = new Dictionary<string, InventoryFile>(known.Count);
        var doubtful = new HashSet<string>();
        var unknown = new List<UnknownFile>();
        var search = new FileSearch(root, root, isExcepted);
        foreach (var path in Directory.Exists(root) ? search.Files() : [])
        {
            var found = FileStamp.Of(Path.Combine(root, path), out var isLink);
            if (isLink || search.IsFollowed(path))
            {
                doubtful.Add(path);
            }

            if (found is not { } stamp)
            {
                // Whoever needs the file reports that. Editors have hidden ones, such as a lock while a file is open, that nobody needs.
                if (ContentDirectory.IsVisible(path))
                {
                    // Two names that are not valid UTF-8 can have the same path.
                    all[path] = new InventoryFile(default, default);
                }
            }
            else if (known.TryGetValue(path, out var file) && file.Stamp == stamp)
            {
                all.Add(path, file);
            }
            else
            {
                unknown.Add(new UnknownFile(path, stamp));
            }
        }

        var read = unknown.Count < 8 ? unknown.ConvertAll(Read) : unknown.AsParallel().AsOrdered().Select(Read).ToList();
        for (var index = 0; index < read.Count; index++)
        {
            all.Add(unknown[index].Path, read[index]);
        }

        return new Inventory(all, doubtful);

        InventoryFile Read(UnknownFile file) =>
            new(file.Stamp.IsSettled(moment) ? file.Stamp : default, DigestOf(Path.Combine(root, file.Path)));
    }

    private sealed record UnknownFile(string Path, FileStamp Stamp);

    /// <summary>
    /// The files after an edit, of which only those are looked at that somebody has named, and those that are hidden, whose edits nobody names.
    /// </summary>
    /// <param name="edited">The full paths of what was edited.</param>
    /// <returns>Null if files were perhaps added or removed, or if some are links to others.</returns>
    public Inventory? After(string root, Func<string, bool> isExcepted, IEnumerable<string> edited)
    {
        var moment = DateTime.UtcNow;
        var all = new Dictionary<string, InventoryFile>(All);
        foreach (
            var path in edited.Select(path => RelativePath.WithSlashes(Path.GetRelativePath(root, path))).Concat(_paths.Except(_visible))
        )
        {
            var full = Path.Combine(root, path);
            if (All.ContainsKey(path) && FileStamp.Of(full) is { } stamp)
            {
                all[path] = new InventoryFile(stamp.IsSettled(moment) ? stamp : default, DigestOf(full));
            }
            else if (All.ContainsKey(path) || Path.Exists(full) || In(path).Count > 0)
            {
                return null;
            }
        }

        _hasLinks ??= new FileSearch(root, root, isExcepted).AnyLinks();
        return _hasLinks == true ? null : new Inventory(all, _doubtful) { _hasLinks = false };
    }

    private static Digest DigestOf(string path)
    {
        try
        {
            return Digest.Of(File.ReadAllBytes(path));
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            // Whoever needs the file reports that.
            return default;
        }
    }

    private static IReadOnlyList<string> In(string folder, string[] sorted)
    {
        var start = folder.Length == 0 || folder.EndsWith('/') ? folder : folder + '/';
        var first = Array.BinarySearch(sorted, start, StringComparer.Ordinal);
        first = first < 0 ? ~first : first;
        var end = first;
        while (end < sorted.Length && sorted[end].StartsWith(start, StringComparison.Ordinal))
        {
            end++;
        }

        return sorted[first..end];
    }
}
