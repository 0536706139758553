using Site.Files;

namespace Site.Content;

/// <summary>A file of the content. What is read of it first is what the build is made from.</summary>
internal sealed class InventoryFile
{
    /// <summary>A file that is not there, or not a regular one.</summary>
    public static readonly InventoryFile Missing = new(default, digest: default);

    private readonly string _path;

    /// <summary>A <see cref="Files.Digest"/>, which one thread sets and others read; null until the file was read.</summary>
    private object? _digest;

    /// <inheritdoc cref="InventoryFile(FileStamp, Digest)"/>
    /// <param name="path">The full path of a file that nobody has read yet.</param>
    public InventoryFile(FileStamp stamp, string path) => (Stamp, _path) = (stamp, path);

    /// <param name="stamp">Changes whenever the content does; the default if it might not.</param>
    public InventoryFile(FileStamp stamp, Digest digest) => (Stamp, _path, _digest) = (stamp, "", digest);

    public FileStamp Stamp { get; }

    public bool IsRead => _digest is not null;

    /// <summary>A digest of the content; the default if it cannot be read, which whoever needs the file reports.</summary>
    public Digest Digest => (Digest)Read()._digest!;

    /// <summary>Reads the file, unless it was read already.</summary>
    public InventoryFile Read()
    {
        if (!IsRead)
        {
            try
            {
                using var file = new RentedFile(_path);
                Is(Digest.Of(file.Content));
            }
            catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
            {
                Is(default);
            }
        }

        return this;
    }

    /// <summary>Whether somebody has read what was read first.</summary>
    /// <param name="read">A digest of it.</param>
    public bool Is(Digest read) => (Digest)(Interlocked.CompareExchange(ref _digest, read, null) ?? read) == read;
}
