using System.Buffers;
using System.Text;
using Markdig.Extensions.Alerts;
using Markdig.Extensions.CustomContainers;
using Markdig.Extensions.Tables;
using Markdig.Renderers;
using Markdig.Renderers.Html;
using Markdig.Renderers.Html.Inlines;
using Site.Markdown.Charts;
using Site.Markdown.Figures;
using Site.Markdown.Listings;
using Site.Markdown.Terms;

namespace Site.Markdown;

/// <summary>What the links, terms, figures, charts and containers of a page refer to.</summary>
/// <param name="Links">Maps each link as written to the link in the HTML page. Links that are missing here do not change.</param>
/// <param name="Terms">By id. A term that is missing here becomes plain text.</param>
/// <param name="Figures">Maps each figure's target as written to its SVG markup.</param>
/// <param name="Charts">Maps each chart's target as written to its HTML.</param>
/// <param name="Titles">The titles of containers.</param>
/// <param name="Listings">The words of code blocks.</param>
/// <param name="Clean">Makes HTML look like that of the page around it; null if it does already.</param>
public sealed record MarkdownTargets(
    IReadOnlyDictionary<string, string> Links,
    IReadOnlyDictionary<string, TermNote> Terms,
    IReadOnlyDictionary<string, string> Figures,
    IReadOnlyDictionary<string, string> Charts,
    ContainerTitles Titles,
    ListingWords Listings,
    Func<ReadOnlySpan<char>, string?> Clean
);

/// <summary>Turns a piece of a page into HTML.</summary>
public static class MarkdownHtml
{
    /// <summary>Characters that are the same in the address of a link and in HTML.</summary>
    private static readonly SearchValues<char> Plain = SearchValues.Create(
        "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_./#"
    );

    /// <summary>To make a renderer takes longer than to write an address with it.</summary>
    [ThreadStatic]
    private static HtmlRenderer? _ofAddresses;

    public static string Of(Fragment fragment, MarkdownTargets targets) => Linked(fragment, targets).With(link => Resolve(link, targets));

    /// <summary>Writes a piece as UTF-8.</summary>
    public static void Write(IBufferWriter<byte> html, Fragment fragment, MarkdownTargets targets) =>
        Linked(fragment, targets).Write(html, link => Resolve(link, targets));

    /// <summary>Renders a piece whose links still are those of the content.</summary>
    internal static LinkedText Linked(Fragment fragment, MarkdownTargets targets)
    {
        if (fragment.Rendered is { } rendered)
        {
            return rendered.Html;
        }

        using var html = TextBuffer.Rent();
        var links = new List<LinkPlace>();
        var renderer = new HtmlRenderer(html)
        {
            LinkRewriter = link =>
            {
                links.Add(new LinkPlace(html.Length, Length: 0, link));
                return link;
            },
        };
        MarkdownReader.Setup(renderer);
        renderer.ObjectRenderers.ReplaceOrAdd<HtmlCustomContainerRenderer>(new ContainerRenderer(targets.Titles));
        renderer.ObjectRenderers.ReplaceOrAdd<AlertBlockRenderer>(new AlertRenderer(targets.Titles));
        renderer.ObjectRenderers.ReplaceOrAdd<CodeBlockRenderer>(new ListingRenderer(targets.Listings));
        renderer.ObjectRenderers.ReplaceOrAdd<HtmlTableRenderer>(new AlignedTableRenderer());
        renderer.ObjectRenderers.ReplaceOrAdd<LineBreakInlineRenderer>(new LineJoin());
        renderer.ObjectRenderers.Insert(0, new TermRenderer(targets.Terms));
        renderer.ObjectRenderers.Insert(0, new FigureRenderer(targets.Figures));
        renderer.ObjectRenderers.Insert(0, new ChartRenderer(targets.Charts));
        foreach (var block in fragment.Blocks)
        {
            renderer.Render(block);
        }

        // Each link is the rest of an attribute, and a quotation mark in it would be escaped.
        return Clean(
            html.Written,
            links.ConvertAll(place => place with { Length = html.Written[place.Start..].IndexOf('"') }),
            targets.Clean
        );
    }

    private static string? Resolve(string link, MarkdownTargets targets) =>
        targets.Links.TryGetValue(link, out var target) && target != link ? Cleaned(Escaped(target), targets) : null;

    private static string Cleaned(string html, MarkdownTargets targets) => targets.Clean(html) ?? html;

    /// <summary>Cleans a text between its links as well as in them, which only few texts need.</summary>
    private static LinkedText Clean(ReadOnlySpan<char> text, List<LinkPlace> links, Func<ReadOnlySpan<char>, string?> clean)
    {
        if (clean(text) is null)
        {
            return LinkedText.Of(text, links);
        }

        var cleaned = new StringBuilder();
        var at = 0;
        for (var index = 0; index < links.Count; index++)
        {
            var (start, length, link) = links[index];
            Append(text[at..start]);
            at = start + length;
            links[index] = new LinkPlace(cleaned.Length, Append(text[start..at]), link);
        }

        Append(text[at..]);
        return LinkedText.Of(cleaned.ToString(), links);

        int Append(ReadOnlySpan<char> piece)
        {
            var before = cleaned.Length;
            _ = clean(piece) is { } clear ? cleaned.Append(clear) : cleaned.Append(piece);
            return cleaned.Length - before;
        }
    }

    /// <summary>The address of a link as Markdig writes it into an attribute.</summary>
    private static string Escaped(string link)
    {
        if (!link.AsSpan().ContainsAnyExcept(Plain))
        {
            return link;
        }

        var renderer = _ofAddresses ??= new HtmlRenderer(new StringWriter());
        var address = ((StringWriter)renderer.Writer).GetStringBuilder().Clear();
        renderer.WriteEscapeUrl(link);
        return address.ToString();
    }
}
