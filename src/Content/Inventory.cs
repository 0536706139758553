using System.IO.Enumeration;
using Site.Files;

namespace Site.Content;

/// <param name="Stamp">Changes whenever the content does; the default if it might not.</param>
internal readonly record struct InventoryFile(FileStamp Stamp, Digest Digest);

/// <summary>All files of a content directory at one moment. Version control's own files and npm's packages are no content.</summary>
internal sealed class Inventory
{
    private readonly string[] _paths;
    private readonly string[] _visible;

    private Inventory(Dictionary<string, InventoryFile> all)
    {
        All = all;
        _paths = [.. all.Keys];
        Array.Sort(_paths, StringComparer.Ordinal);
        _visible = Array.FindAll(_paths, ContentDirectory.IsVisible);
    }

    /// <summary>By path, which is relative and has forward slashes. Hidden files are among them.</summary>
    public IReadOnlyDictionary<string, InventoryFile> All { get; }

    /// <summary>The files in a folder that are not hidden, sorted; with those in its subfolders.</summary>
    public IReadOnlyList<string> Visible(string folder) => In(folder, _visible);

    /// <summary>All files in a folder, sorted; with those in its subfolders.</summary>
    public IReadOnlyList<string> In(string folder) => In(folder, _paths);

    /// <summary>Whether nothing was changed, added or removed since another inventory.</summary>
    public bool Equals(IReadOnlyDictionary<string, InventoryFile> other) =>
        All.Count == other.Count && All.All(file => other.TryGetValue(file.Key, out var old) && old.Digest == file.Value.Digest);

    /// <param name="isExcepted">Whether a folder does not belong to the content.</param>
    /// <param name="known">What an earlier inventory found.</param>
    public static Inventory Take(string root, Func<string, bool> isExcepted, IReadOnlyDictionary<string, InventoryFile> known)
    {
        var moment = DateTime.UtcNow;
        var all = new Dictionary<string, InventoryFile>(known.Count);
        var unknown = new List<(string Path, FileStamp Stamp)>();
        foreach (var path in Directory.Exists(root) ? Paths(root, isExcepted) : [])
        {
            if (FileStamp.Of(Path.Combine(root, path)) is not { } stamp)
            {
                continue;
            }

            if (known.TryGetValue(path, out var file) && file.Stamp == stamp)
            {
                all.Add(path, file);
            }
            else
            {
                unknown.Add((path, stamp));
            }
        }

        var digests = unknown.Count < 8 ? unknown.Select(Read) : unknown.AsParallel().AsOrdered().Select(Read);
        foreach (var ((path, stamp), digest) in unknown.Zip(digests))
        {
            all.Add(path, new InventoryFile(stamp.IsSettled(moment) ? stamp : default, digest));
        }

        return new Inventory(all);

        Digest Read((string Path, FileStamp Stamp) file)
        {
            try
            {
                return Digest.Of(File.ReadAllBytes(Path.Combine(root, file.Path)));
            }
            catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
            {
                // Whoever needs the file reports that.
                return default;
            }
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

    private static IEnumerable<string> Paths(string root, Func<string, bool> isExcepted)
    {
        var start = Path.EndsInDirectorySeparator(root) ? root.Length : root.Length + 1;
        return new FileSystemEnumerable<string>(
            root,
            (ref FileSystemEntry entry) => entry.ToFullPath()[start..].Replace('\\', '/'),
            new EnumerationOptions
            {
                RecurseSubdirectories = true,
                AttributesToSkip = 0,
                IgnoreInaccessible = false,
            }
        )
        {
            ShouldIncludePredicate = (ref FileSystemEntry entry) => !entry.IsDirectory,
            ShouldRecursePredicate = (ref FileSystemEntry entry) =>
                entry.FileName is not (".git" or "node_modules") && !isExcepted(entry.ToFullPath()),
        };
    }
}
