using System.Buffers;

namespace Site.Files;

/// <summary>The content of a file, in memory that is used again once this is disposed.</summary>
internal sealed class RentedFile : IDisposable
{
    private readonly int _length;
    private byte[] _bytes;

    /// <exception cref="IOException">It cannot be read.</exception>
    public RentedFile(string path)
    {
        using var file = File.OpenHandle(path, options: FileOptions.SequentialScan);
        var length = RandomAccess.GetLength(file);
        if (length >= Array.MaxLength)
        {
            throw new IOException("it is larger than two gigabytes");
        }

        // One byte more than it has shows that it has no more.
        _bytes = ArrayPool<byte>.Shared.Rent((int)length + 1);
        int count;
        while ((count = RandomAccess.Read(file, _bytes.AsSpan(_length), _length)) > 0)
        {
            _length += count;
            if (_length == _bytes.Length)
            {
                var larger = ArrayPool<byte>.Shared.Rent(_length * 2);
                Content.CopyTo(larger);
                ArrayPool<byte>.Shared.Return(_bytes);
                _bytes = larger;
            }
        }
    }

    public ReadOnlySpan<byte> Content => _bytes.AsSpan(0, _length);

    public void Dispose()
    {
        ArrayPool<byte>.Shared.Return(_bytes);
        _bytes = [];
    }
}
