using Microsoft.Extensions.FileProviders;
using Microsoft.Extensions.Primitives;

namespace Site.Preview;

/// <summary>Gives the static file middleware the last good site. It is in memory, so a request never sees a half-written one.</summary>
internal sealed class ServedFiles(LiveSite site) : IFileProvider
{
    public IFileInfo GetFileInfo(string subpath)
    {
        var path = subpath.TrimStart('/');
        return !site.Current.Files.TryGetValue(path, out var content) ? new NotFoundFileInfo(path)
            : path.EndsWith(".html", StringComparison.Ordinal) ? new ServedFile(path, ReloadClient.AddTo(content))
            : new ServedFile(path, content);
    }

    public IDirectoryContents GetDirectoryContents(string subpath) => new ServedDirectory(HasFolder(subpath.Trim('/')));

    public IChangeToken Watch(string filter) => NullChangeToken.Singleton;

    private bool HasFolder(string folder) =>
        site.Current.Files.Keys.Any(path => folder.Length == 0 || path.StartsWith(folder + '/', StringComparison.Ordinal));

    private sealed record ServedFile(string Path, ReadOnlyMemory<byte> Content) : IFileInfo
    {
        public bool Exists => true;

        public bool IsDirectory => false;

        public string Name => System.IO.Path.GetFileName(Path);

        public string? PhysicalPath => null;

        public long Length => Content.Length;

        // Responses are sent with `no-store`, so no browser asks whether a file has changed since.
        public DateTimeOffset LastModified => DateTimeOffset.UnixEpoch;

        public Stream CreateReadStream() => new MemoryStream(Content.ToArray(), writable: false);
    }

    /// <summary>
    /// A folder without a list of its files: the middleware only checks that it exists before it looks for <c>index.html</c>.
    /// </summary>
    private sealed class ServedDirectory(bool exists) : IDirectoryContents
    {
        public bool Exists => exists;

        public IEnumerator<IFileInfo> GetEnumerator() => Enumerable.Empty<IFileInfo>().GetEnumerator();

        System.Collections.IEnumerator System.Collections.IEnumerable.GetEnumerator() => GetEnumerator();
    }
}
