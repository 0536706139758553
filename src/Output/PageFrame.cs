using System.Buffers;
using System.Text;
using System.Text.RegularExpressions;
using Site.Pages;
using Site.Rendering;

namespace Site.Output;

/// <summary>A rendered page with marks in the places where the pages of a section differ.</summary>
internal sealed partial class PageFrame
{
    // No text of a site has these words, so that each mark in the frame is one.
    public const string Title = "drydock-frame-title";
    public const string Summary = "drydock-frame-summary";
    public const string Name = "drydock-frame-name";
    public const string Edit = "drydock-frame-edit";
    public const string Prose = "drydock-frame-prose";
    public const string SectionId = "drydock-frame-id";
    public const string SectionTitle = "drydock-frame-heading";
    public const int SectionLevel = 6789;

    private const string CurrentAttribute = " aria-current=\"page\"";

    private readonly IReadOnlyList<Piece> _pieces;

    /// <summary>An entry of the table of contents; empty if the page has none.</summary>
    private readonly string _entry;

    /// <summary>In bytes: the size of the largest page so far, so that memory for the next is rarely taken twice.</summary>
    private int _size;

    private PageFrame(IReadOnlyList<Piece> pieces, string entry)
    {
        _pieces = pieces;
        _entry = entry;
    }

    /// <param name="html">The page with the marks.</param>
    public static PageFrame Of(string html)
    {
        var entry = EntryPattern().Match(html);
        var pieces = new List<Piece>();
        var at = 0;
        foreach (Match mark in MarkPattern().Matches(html))
        {
            pieces.Add(Text(html[at..mark.Index]));
            pieces.Add(new Piece(SlotOf(mark.Value), [], []));
            at = mark.Index + mark.Length;
        }

        pieces.Add(Text(html[at..]));
        return new PageFrame(pieces, entry.Value);
    }

    /// <summary>The name of a file without its extension.</summary>
    public static string Stem(PagePath path) => Path.GetFileNameWithoutExtension(path.Value);

    /// <summary>Puts a page into the frame.</summary>
    /// <returns>UTF-8 text.</returns>
    public ReadOnlyMemory<byte> Fill(DocPage page)
    {
        var stem = Stem(page.Path);
        var filled = new ArrayBufferWriter<byte>(Math.Max(1, _size));
        foreach (var piece in _pieces)
        {
            switch (piece.Slot)
            {
                case Slot.Text when piece.Links.TryGetValue(stem, out var offset):
                    filled.Write(piece.Utf8.AsSpan(0, offset));
                    Write(filled, CurrentAttribute);
                    filled.Write(piece.Utf8.AsSpan(offset));
                    break;
                case Slot.Text:
                    filled.Write(piece.Utf8);
                    break;
                case Slot.Prose:
                    foreach (var fragment in page.Prose)
                    {
                        ProseHtml.Write(filled, page, fragment);
                    }

                    break;
                case Slot.Contents:
                    foreach (var section in page.Sections)
                    {
                        Write(filled, Entry(section));
                    }

                    break;
                default:
                    Write(
                        filled,
                        Encoded(
                            piece.Slot switch
                            {
                                Slot.Title => page.Title,
                                Slot.Summary => page.Summary,
                                Slot.Edit => page.Edit!,
                                _ => stem,
                            }
                        )
                    );
                    break;
            }
        }

        _size = Math.Max(_size, filled.WrittenCount);
        return filled.WrittenMemory;
    }

    private string Entry(Section section) =>
        _entry
            .Replace($"{SectionLevel}", $"{section.Level}", StringComparison.Ordinal)
            .Replace(SectionId, Encoded(section.Id), StringComparison.Ordinal)
            .Replace(SectionTitle, Encoded(section.Title), StringComparison.Ordinal);

    private static string Encoded(string text) => PageEncoder.Clean(PageEncoder.Instance.Encode(text));

    private static void Write(IBufferWriter<byte> html, string text) => Encoding.UTF8.GetBytes(text, html);

    private static Piece Text(string html) => new(Slot.Text, Encoding.UTF8.GetBytes(html), Links(html));

    /// <summary>Maps each name in the navigation to the place of its link where the attribute of the current page goes.</summary>
    private static Dictionary<string, int> Links(string html)
    {
        var links = new Dictionary<string, int>();
        var start = html.IndexOf("<nav class=\"course\"", StringComparison.Ordinal);
        if (start >= 0)
        {
            var end = html.IndexOf("</nav>", start, StringComparison.Ordinal);
            foreach (Match link in LinkPattern().Matches(html[..end], start))
            {
                links.TryAdd(link.Groups["stem"].Value, Encoding.UTF8.GetByteCount(html.AsSpan(0, link.Index + link.Length - 1)));
            }
        }

        return links;
    }

    private static Slot SlotOf(string mark) =>
        mark switch
        {
            Title => Slot.Title,
            Summary => Slot.Summary,
            Edit => Slot.Edit,
            Name => Slot.Name,
            ['<', 'l', ..] => Slot.Contents,
            _ => Slot.Prose,
        };

    [GeneratedRegex($"<li class=\"contents-6789\">.*?</li>|<p>{Prose}</p>\n|{Title}|{Summary}|{Edit}|{Name}")]
    private static partial Regex MarkPattern();

    [GeneratedRegex("<li class=\"contents-6789\">.*?</li>")]
    private static partial Regex EntryPattern();

    [GeneratedRegex("<a href=\"(?<stem>[^\"/]+)\\.html\"[^>]*>")]
    private static partial Regex LinkPattern();

    /// <param name="Links">Empty unless the piece contains the navigation.</param>
    private sealed record Piece(Slot Slot, byte[] Utf8, Dictionary<string, int> Links);

    private enum Slot
    {
        Text,
        Title,
        Summary,
        Name,
        Edit,
        Prose,
        Contents,
    }
}
