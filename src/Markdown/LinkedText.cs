using System.Buffers;
using System.Text;

namespace Site.Markdown;

/// <summary>A text with links as they are written in the content, of which those to other pages still have to be put in.</summary>
internal sealed class LinkedText
{
    /// <summary>UTF-8: there are as many texts as pages.</summary>
    private readonly byte[] _text;

    private readonly string[] _links;

    /// <summary>Where each link starts and ends, in bytes.</summary>
    private readonly int[] _places;

    private LinkedText(byte[] text, string[] links, int[] places) => (_text, _links, _places) = (text, links, places);

    public bool IsEmpty => _text.Length == 0;

    /// <param name="text">The text with the links as written.</param>
    /// <param name="links">In the order of the text.</param>
    public static LinkedText Of(ReadOnlySpan<char> text, IReadOnlyList<LinkPlace> links)
    {
        var utf8 = new byte[Encoding.UTF8.GetByteCount(text)];
        var places = new int[links.Count * 2];
        var (read, written) = (0, 0);
        for (var index = 0; index < links.Count; index++)
        {
            places[index * 2] = Encode(text, links[index].Start);
            places[(index * 2) + 1] = Encode(text, links[index].Start + links[index].Length);
        }

        Encode(text, text.Length);
        return new LinkedText(utf8, [.. links.Select(place => place.Link)], places);

        int Encode(ReadOnlySpan<char> all, int end)
        {
            written += Encoding.UTF8.GetBytes(all[read..end], utf8.AsSpan(written));
            read = end;
            return written;
        }
    }

    /// <summary>Writes the text as UTF-8.</summary>
    /// <param name="resolve">Turns a link as written into what stands in its place; null leaves the text as it is.</param>
    public void Write(IBufferWriter<byte> output, Func<string, string?> resolve)
    {
        var at = 0;
        for (var index = 0; index < _links.Length; index++)
        {
            if (resolve(_links[index]) is { } target)
            {
                output.Write(_text.AsSpan(at.._places[index * 2]));
                Encoding.UTF8.GetBytes(target, output);
                at = _places[(index * 2) + 1];
            }
        }

        output.Write(_text.AsSpan(at));
    }

    /// <inheritdoc cref="Write"/>
    public string With(Func<string, string?> resolve)
    {
        var output = new ArrayBufferWriter<byte>(_text.Length + 1);
        Write(output, resolve);
        return Encoding.UTF8.GetString(output.WrittenSpan);
    }
}

/// <summary>Where a link is in a text, in characters.</summary>
/// <param name="Link">As written.</param>
internal sealed record LinkPlace(int Start, int Length, string Link);
