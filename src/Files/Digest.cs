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

    public static Digest Of(params IEnumerable<Digest> parts) => parts.Aggregate(new DigestBuilder(), (all, part) => all.Add(part)).Result;

    public override string ToString() => $"{High:x16}{Low:x16}";
}

/// <summary>Makes one digest of several values. The order counts, and values that follow each other are never taken for one.</summary>
internal sealed class DigestBuilder
{
    private readonly ArrayBufferWriter<byte> _bytes = new();

    public Digest Result => Digest.Of(_bytes.WrittenSpan);

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
