using System.Buffers;
using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Security.Cryptography;

namespace Site.Files;

/// <summary>The first half of a SHA-256 hash, which tells contents apart.</summary>
/// <remarks>It has two numbers, because code that uses <see cref="UInt128"/> is never compiled ahead of time.</remarks>
public readonly record struct Digest(ulong High, ulong Low)
{
    public static Digest Of(ReadOnlySpan<byte> content)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(content, hash);
        return new Digest(BinaryPrimitives.ReadUInt64BigEndian(hash), BinaryPrimitives.ReadUInt64BigEndian(hash[sizeof(ulong)..]));
    }

    public static Digest Of(params IEnumerable<Digest> parts) =>
        parts.Aggregate(new DigestBuilder(), (all, part) => all.Add(part)).ToDigest();

    public override string ToString() => $"{High:x16}{Low:x16}";
}

/// <summary>Makes one digest of several values. The order counts, and values that follow each other are never taken for one.</summary>
internal sealed class DigestBuilder
{
    /// <summary>In bytes. The memory of a larger one is not used again.</summary>
    private const int MaxKept = 1 << 20;

    /// <summary>The memory of the thread's last digest, for its next one.</summary>
    [ThreadStatic]
    private static ArrayBufferWriter<byte>? _spare;

    private ArrayBufferWriter<byte> _bytes;

    public DigestBuilder() => (_bytes, _spare) = (_spare ?? new(), null);

    /// <summary>Ends the digest. Nothing can be added to it any more.</summary>
    public Digest ToDigest()
    {
        var digest = Digest.Of(_bytes.WrittenSpan);
        if (_bytes.Capacity <= MaxKept)
        {
            _bytes.ResetWrittenCount();
            _spare = _bytes;
        }

        _bytes = null!;
        return digest;
    }

    public DigestBuilder Add(string? text)
    {
        Add(text?.Length ?? -1);
        _bytes.Write(MemoryMarshal.AsBytes(text.AsSpan()));
        return this;
    }

    public DigestBuilder Add(long number)
    {
        BinaryPrimitives.WriteInt64LittleEndian(_bytes.GetSpan(sizeof(long)), number);
        _bytes.Advance(sizeof(long));
        return this;
    }

    public DigestBuilder Add(Digest part) => Add((long)part.High).Add((long)part.Low);

    /// <summary>Adds each item of a list, and how many there are.</summary>
    public DigestBuilder Add<T>(IReadOnlyCollection<T> items, Action<DigestBuilder, T> add)
    {
        Add(items.Count);
        foreach (var item in items)
        {
            add(this, item);
        }

        return this;
    }
}
