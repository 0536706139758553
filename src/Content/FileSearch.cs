using System.IO.Enumeration;
using Site.Diagnostics;
using Site.Files;

namespace Site.Content;

/// <summary>
/// Finds the files of a content directory. Symbolic links to folders are followed, but only one on the way to a file, and only if it stays in
/// the directory and does not lead back to a folder that it is in: otherwise a few links that lead to each other would stand for more files
/// than a disk can have.
/// </summary>
/// <param name="root">The content directory.</param>
/// <param name="folder">The folder in it whose files are looked for.</param>
/// <param name="isExcepted">Whether a folder, of which the full path is given, does not belong to the content.</param>
internal sealed class FileSearch(string root, string folder, Func<string, bool> isExcepted)
{
    private static readonly EnumerationOptions Options = new()
    {
        RecurseSubdirectories = true,
        AttributesToSkip = 0,
        IgnoreInaccessible = false,
    };

    private readonly int _start = Path.EndsInDirectorySeparator(folder) ? folder.Length : folder.Length + 1;
    private readonly List<string> _followed = [];
    private readonly HashSet<string> _refused = [];

    /// <summary>Whether each folder is tried before it is entered.</summary>
    private bool _isCareful;

    /// <summary>The files, and the folders that cannot be entered and links to folders that are not followed. Version control's own files and npm's packages are left out.</summary>
    /// <returns>Paths relative to the folder, in no order.</returns>
    public IEnumerable<string> Files() =>
        Find((ref FileSystemEntry entry) => !entry.IsDirectory || (_refused.Count > 0 && _refused.Contains(entry.ToFullPath())));

    /// <summary>Whether any of the files and folders is a symbolic link.</summary>
    public bool AnyLinks() => Find((ref FileSystemEntry entry) => IsLink(ref entry)).Any();

    /// <summary>Whether a file that was found is reached through a link to a folder.</summary>
    public bool IsFollowed(string path) => _followed.Count > 0 && IsInFollowed(Path.Combine(folder, path));

    private bool IsInFollowed(string path) =>
        _followed.Exists(link =>
            path.Length > link.Length && path[link.Length] == Path.DirectorySeparatorChar && path.StartsWith(link, StringComparison.Ordinal)
        );

    /// <exception cref="MachineException">The folder whose files are looked for cannot be read.</exception>
    private List<string> Find(FileSystemEnumerable<string>.FindPredicate isFound)
    {
        try
        {
            return [.. Search(isFound)];
        }
        catch (UnauthorizedAccessException) when (!_isCareful)
        {
            // It does not say in which folder, and to try each takes time.
            if (!CanRead(folder))
            {
                throw new MachineException($"{folder} cannot be read", "Allow this account to read it.");
            }

            _isCareful = true;
            _followed.Clear();
            _refused.Clear();
            return Find(isFound);
        }
    }

    private FileSystemEnumerable<string> Search(FileSystemEnumerable<string>.FindPredicate isFound) =>
        new(folder, (ref FileSystemEntry entry) => RelativePath.WithSlashes(entry.ToFullPath()[_start..]), Options)
        {
            ShouldIncludePredicate = isFound,
            ShouldRecursePredicate = (ref FileSystemEntry entry) =>
                entry.FileName is not (".git" or "node_modules")
                && !isExcepted(entry.ToFullPath())
                && (!IsLink(ref entry) || Follow(entry.ToFullPath()))
                && (!(_isCareful || entry.FileName.Contains('\uFFFD')) || Open(entry.ToFullPath())),
        };

    private static bool IsLink(ref FileSystemEntry entry) => entry.Attributes.HasFlag(FileAttributes.ReparsePoint);

    private bool Follow(string link)
    {
        if (IsInFollowed(link) || !LeadsElsewhereInside(link))
        {
            _refused.Add(link);
            return false;
        }

        _followed.Add(link);
        return true;
    }

    /// <summary>A folder whose name is not valid UTF-8 cannot be opened: there is no text for its path.</summary>
    private bool Open(string folder) => CanRead(folder) || !_refused.Add(folder);

    private static bool CanRead(string folder)
    {
        try
        {
            _ = Directory.EnumerateFileSystemEntries(folder).Any();
            return true;
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    private bool LeadsElsewhereInside(string link)
    {
        try
        {
            return RealPath.IsWithin(root, link)
                && !RealPath.IsWithin(link, Path.GetDirectoryName(link)!)
                && !isExcepted(RealPath.Of(link));
        }
        catch (IOException)
        {
            return false;
        }
    }
}
