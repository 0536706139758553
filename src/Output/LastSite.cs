using System.IO.Enumeration;
using Site.Files;
using Site.Pages;
using Site.Search;

namespace Site.Output;

/// <summary>A file of a site as a build wrote it.</summary>
/// <param name="Path">Relative to the site, with forward slashes.</param>
internal sealed record PlacedFile(string Path, FileStamp Stamp);

/// <summary>A part of a site as a build wrote it.</summary>
/// <param name="Key">The key that the part had.</param>
/// <param name="Frame">The frame that the part had.</param>
internal sealed record PlacedPart(Digest? Key, Digest? Frame, IReadOnlyList<PlacedFile> Files);

/// <summary>The site that the last build wrote, as far as nobody has changed it since.</summary>
internal sealed class LastSite
{
    private readonly string _directory;
    private readonly Dictionary<string, PlacedFile> _files;

    private LastSite(string directory, Dictionary<string, PlacedFile> files, IReadOnlyDictionary<string, PlacedPart> parts)
    {
        (_directory, _files) = (directory, files);
        var intact = new Dictionary<string, PlacedPart>(parts.Count);
        var count = 0;
        foreach (var (name, part) in parts)
        {
            count += part.Files.Count;
            if (part.Files.All(IsIntact))
            {
                intact.Add(name, part);
            }
        }

        Intact = intact;
        IsWhole = intact.Count == parts.Count && files.Count == count;
    }

    /// <summary>The parts whose files are still as they were written, by name.</summary>
    public IReadOnlyDictionary<string, PlacedPart> Intact { get; }

    /// <summary>Whether everything is as it was written, and nothing was added.</summary>
    public bool IsWhole { get; }

    public static LastSite Find(string directory, IReadOnlyDictionary<string, PlacedPart> parts)
    {
        var files = new Dictionary<string, PlacedFile>();
        foreach (var path in parts.Count > 0 && Directory.Exists(directory) ? Paths(directory) : [])
        {
            files[path] = new PlacedFile(path, FileStamp.Of(Path.Combine(directory, path)) ?? default);
        }

        return new LastSite(directory, files, parts);
    }

    /// <summary>Whether the files of a part of the new site are in the last one.</summary>
    public bool Has(SitePart part) => part.Key is not null && Intact.TryGetValue(part.Name, out var last) && last.Key == part.Key;

    /// <summary>Makes the files of a part from those that it has in the last site; null if that cannot be done.</summary>
    /// <param name="isStale">Whether a part, by its name, is not in the last site.</param>
    public SearchFiles? Edit(SitePart part, Func<string, bool> isStale) =>
        part.Edit is { } edit && Intact.TryGetValue(part.Name, out var last) && last.Frame == part.Frame
            ? edit(isStale, path => Read(path))
            : null;

    /// <summary>A file that is in the last site.</summary>
    public PlacedFile this[PagePath path] => _files[path.Value];

    /// <summary>Finds a file that has the same content already.</summary>
    public PlacedFile? FindSame(PagePath path, ReadOnlySpan<byte> content) =>
        _files.TryGetValue(path.Value, out var file) && file.Stamp.Size == content.Length && Read(path).AsSpan().SequenceEqual(content)
            ? this[path]
            : null;

    private byte[] Read(PagePath path) => File.ReadAllBytes(Path.Combine(_directory, path.Value));

    /// <summary>
    /// Moves files into the site, and removes those that it should no longer have. If the program is killed meanwhile, each file is still
    /// whole, and has all that it links: first files are added, then others replaced, and at last the old ones removed. The next build sees
    /// what is left to do.
    /// </summary>
    /// <param name="staging">The directory that has the new files.</param>
    /// <param name="all">The paths of all files of the new site.</param>
    public void Update(string staging, IEnumerable<string> all)
    {
        var old = _files.Keys.Except(all).ToList();
        var staged = Paths(staging).OrderBy(path => _files.ContainsKey(path)).ThenBy(path => path, StringComparer.Ordinal).ToList();

        // A file cannot take the place of a folder as long as the folder has files, nor a folder that of a file.
        var inTheWay = old.Where(path => staged.Any(other => IsWithin(path, other) || IsWithin(other, path))).ToHashSet();
        foreach (var path in inTheWay)
        {
            Remove(path);
        }

        foreach (var path in staged)
        {
            var file = Path.Combine(_directory, path);
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
            File.Move(Path.Combine(staging, path), file, overwrite: true);
        }

        foreach (var path in old.Where(path => !inTheWay.Contains(path)))
        {
            Remove(path);
        }
    }

    private static bool IsWithin(string folder, string path) =>
        path.Length > folder.Length && path[folder.Length] == '/' && path.StartsWith(folder, StringComparison.Ordinal);

    private bool IsIntact(PlacedFile file) => _files.TryGetValue(file.Path, out var now) && now.Stamp.IsSameAs(file.Stamp);

    /// <summary>Removes a file, and the folders that are empty without it.</summary>
    private void Remove(string path)
    {
        File.Delete(Path.Combine(_directory, path));
        for (
            var folder = Path.GetDirectoryName(path);
            !string.IsNullOrEmpty(folder)
                && Path.Combine(_directory, folder) is var full
                && Directory.Exists(full)
                && !Directory.EnumerateFileSystemEntries(full).Any();
            folder = Path.GetDirectoryName(folder)
        )
        {
            Directory.Delete(full);
        }
    }

    private static IEnumerable<string> Paths(string directory) =>
        new FileSystemEnumerable<string>(
            directory,
            (ref FileSystemEntry entry) => RelativePath.WithSlashes(entry.ToFullPath()[(directory.Length + 1)..]),
            new EnumerationOptions
            {
                RecurseSubdirectories = true,
                AttributesToSkip = 0,
                IgnoreInaccessible = false,
            }
        )
        {
            ShouldIncludePredicate = (ref FileSystemEntry entry) => !entry.IsDirectory,
        };
}
