namespace Site.Live;

/// <summary>The last bytes of an endless output. Not safe for several threads.</summary>
/// <param name="capacity">How many bytes are kept.</param>
internal sealed class OutputRing(int capacity)
{
    private const int FirstSize = 16 * 1024;
    private byte[] _bytes = new byte[Math.Min(FirstSize, capacity)];

    /// <summary>The number of bytes of the whole output.</summary>
    public long End { get; private set; }

    /// <summary>The offset of the first byte that is still kept.</summary>
    public long Start => Math.Max(0, End - _bytes.Length);

    public void Append(ReadOnlySpan<byte> bytes)
    {
        Grow(bytes.Length);
        var kept = bytes[^Math.Min(bytes.Length, _bytes.Length)..];
        End += bytes.Length - kept.Length;
        var at = (int)(End % _bytes.Length);
        var first = Math.Min(kept.Length, _bytes.Length - at);
        kept[..first].CopyTo(_bytes.AsSpan(at));
        kept[first..].CopyTo(_bytes);
        End += kept.Length;
    }

    /// <summary>Copies bytes from an offset on, which must be kept.</summary>
    /// <returns>How many were copied.</returns>
    public int Read(long from, Span<byte> into)
    {
        var count = (int)Math.Min(into.Length, End - from);
        var at = (int)(from % _bytes.Length);
        var first = Math.Min(count, _bytes.Length - at);
        _bytes.AsSpan(at, first).CopyTo(into);
        _bytes.AsSpan(0, count - first).CopyTo(into[first..]);
        return count;
    }

    /// <summary>Makes room while nothing has been dropped yet. Most terminals never need all of it.</summary>
    private void Grow(int more)
    {
        if (End + more > _bytes.Length && _bytes.Length < capacity && End <= _bytes.Length)
        {
            var size = _bytes.Length;
            while (size < capacity && size < End + more)
            {
                size *= 2;
            }

            Array.Resize(ref _bytes, Math.Min(size, capacity));
        }
    }
}
