using Microsoft.Extensions.FileProviders;
using Microsoft.Extensions.Primitives;

namespace Site.Preview;

/// <summary>The last good site as the static file middleware sees it: whole at any moment, since it is in memory.</summary>
internal sealed class ServedFiles(LiveSite site) : IFileProvider
{
    public IFileInfo GetFileInfo(string subpath)
    {
        var path = subpath.TrimStart('/');
        var now = site.Current;
        return !now.Files.TryGetValue(path, out var content) ? new NotFoundFileInfo(path)
            : path.EndsWith(".html", StringComparison.Ordinal) ? new ServedFile(path, ReloadClient.AddTo(content, now.Version))
            : new ServedFile(path, content);
    }

    public IDirectoryContents GetDirectoryContents(string subpath) => new ServedDirectory(Holds(subpath.Trim('/')));

    public IChangeToken Watch(string filter) => NullChangeToken.Singleton;

    private bool Holds(string folder) =>
        site.Current.Files.Keys.Any(path => folder.Length == 0 || path.StartsWith(folder + '/', StringComparison.Ordinal));

    private sealed record ServedFile(string Path, ReadOnlyMemory<byte> Content) : IFileInfo
    {
        public bool Exists => true;

        public bool IsDirectory => false;

        public string Name => System.IO.Path.GetFileName(Path);

        public string? PhysicalPath => null;

        public long Length => Content.Length;

        // Browsers are told to keep nothing, so no one asks whether it has changed since.
        public DateTimeOffset LastModified => DateTimeOffset.UnixEpoch;

        public Stream CreateReadStream() => new MemoryStream(Content.ToArray(), writable: false);
    }

    /// <summary>Only its existence is asked for, to find its <c>index.html</c>.</summary>
    private sealed class ServedDirectory(bool exists) : IDirectoryContents
    {
        public bool Exists => exists;

        public IEnumerator<IFileInfo> GetEnumerator() => Enumerable.Empty<IFileInfo>().GetEnumerator();

        System.Collections.IEnumerator System.Collections.IEnumerable.GetEnumerator() => GetEnumerator();
    }
}
