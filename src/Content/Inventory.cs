using Site.Files;

namespace Site.Content;

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

    /// <summary>Whether this is a regular file that is not reached through a symbolic link.</summary>
    public bool IsRegular(string path) => All.TryGetValue(path, out var file) && file != InventoryFile.Missing && !_doubtful.Contains(path);

    /// <summary>Whether a file is regular and was read.</summary>
    public bool IsSound(string path) => IsRegular(path) && All[path] is { IsRead: true, Digest: var digest } && digest != default;

    /// <summary>The files in a folder that are not hidden, sorted; with those in its subfolders.</summary>
    public IReadOnlyList<string> Visible(string folder) => In(folder, _visible);

    /// <summary>All files in a folder, sorted; with those in its subfolders.</summary>
    public IReadOnlyList<string> In(string folder) => In(folder, _paths);

    /// <summary>Whether nothing was changed, added or removed since another inventory.</summary>
    public bool Equals(IReadOnlyDictionary<string, InventoryFile> other) =>
        All.Count == other.Count
        && Array.TrueForAll(_paths, path => other.TryGetValue(path, out var old) && old.Digest == All[path].Digest);

    /// <param name="isExcepted">Whether a folder does not belong to the content.</param>
    /// <param name="known">What an earlier inventory found. Other files are not read before something needs them.</param>
    public static Inventory Take(string root, Func<string, bool> isExcepted, IReadOnlyDictionary<string, InventoryFile> known)
    {
        var moment = DateTime.UtcNow;
        var all = new Dictionary<string, InventoryFile>(known.Count);
        var doubtful = new HashSet<string>();
        var search = new FileSearch(root, root, isExcepted);
        foreach (var path in Directory.Exists(root) ? search.Files() : [])
        {
            var full = Path.Combine(root, path);
            var found = FileStamp.Of(full, out var isLink);
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
                    all[path] = InventoryFile.Missing;
                }
            }
            else if (known.TryGetValue(path, out var file) && file.Stamp == stamp)
            {
                all.Add(path, file);
            }
            else
            {
                all.Add(path, new InventoryFile(stamp.IsSettled(moment) ? stamp : default, full));
            }
        }

        return new Inventory(all, doubtful);
    }

    /// <summary>Reads the files that nothing has read yet, on all cores.</summary>
    public Inventory ReadAll()
    {
        var unread = All.Values.Where(file => !file.IsRead).ToList();
        if (unread.Count < 8)
        {
            unread.ForEach(file => file.Read());
        }
        else
        {
            unread.AsParallel().ForAll(file => file.Read());
        }

        return this;
    }

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
                all[path] = new InventoryFile(stamp.IsSettled(moment) ? stamp : default, full).Read();
            }
            else if (All.ContainsKey(path) || Path.Exists(full) || In(path).Count > 0)
            {
                return null;
            }
        }

        _hasLinks ??= new FileSearch(root, root, isExcepted).AnyLinks();
        return _hasLinks == true ? null : new Inventory(all, _doubtful) { _hasLinks = false };
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
