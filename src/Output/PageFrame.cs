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

    /// <summary>An entry of the table of contents, with marks, in pieces; empty if the page has none.</summary>
    private readonly IReadOnlyList<Piece> _entry;

    private PageFrame(IReadOnlyList<Piece> pieces, IReadOnlyList<Piece> entry) => (_pieces, _entry) = (pieces, entry);

    /// <param name="html">The page with the marks.</param>
    public static PageFrame Of(string html) =>
        new(Pieces(html, MarkPattern()), Pieces(EntryPattern().Match(html).Value, EntryMarkPattern()));

    /// <summary>The name of a file without its extension.</summary>
    public static string Stem(PagePath path) => Path.GetFileNameWithoutExtension(path.Value);

    /// <summary>Puts a page into the frame.</summary>
    /// <param name="filled">Gets it as UTF-8 text.</param>
    public void Fill(DocPage page, IBufferWriter<byte> filled)
    {
        var stem = Stem(page.Path);
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
                        WriteEntry(filled, section);
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
    }

    private void WriteEntry(IBufferWriter<byte> html, Section section)
    {
        foreach (var piece in _entry)
        {
            switch (piece.Slot)
            {
                case Slot.Text:
                    html.Write(piece.Utf8);
                    break;
                case Slot.SectionLevel:
                    Write(html, $"{section.Level}");
                    break;
                default:
                    Write(html, Encoded(piece.Slot == Slot.SectionId ? section.Id : section.Title));
                    break;
            }
        }
    }

    private static List<Piece> Pieces(string html, Regex marks)
    {
        var pieces = new List<Piece>();
        var at = 0;
        foreach (Match mark in marks.Matches(html))
        {
            pieces.Add(Text(html[at..mark.Index]));
            pieces.Add(new Piece(SlotOf(mark.Value), [], []));
            at = mark.Index + mark.Length;
        }

        pieces.Add(Text(html[at..]));
        return pieces;
    }

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
            SectionId => Slot.SectionId,
            SectionTitle => Slot.SectionTitle,
            ['6', ..] => Slot.SectionLevel,
            ['<', 'l', ..] => Slot.Contents,
            _ => Slot.Prose,
        };

    [GeneratedRegex($"<li class=\"contents-6789\">.*?</li>|<p>{Prose}</p>\n|{Title}|{Summary}|{Edit}|{Name}")]
    private static partial Regex MarkPattern();

    [GeneratedRegex("<li class=\"contents-6789\">.*?</li>")]
    private static partial Regex EntryPattern();

    [GeneratedRegex($"{SectionId}|{SectionTitle}|6789")]
    private static partial Regex EntryMarkPattern();

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
        SectionId,
        SectionTitle,
        SectionLevel,
    }
}
