using System.Text;
using Markdig.Extensions.CustomContainers;
using Markdig.Renderers.Html;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;
using Site.Markdown.Figures;
using Site.Markdown.Terms;

namespace Site.Markdown;

/// <summary>
/// A piece of a page in the Markdown that every program knows: no containers, no attributes, and links that lead somewhere. The text
/// is the author's own; only the places that Markdig's parser found are replaced, so code stays as it is whatever it looks like.
/// </summary>
public static class PlainMarkdown
{
    /// <param name="resolve">From a link as written to the link as it is to stand.</param>
    /// <param name="calloutTitles">By kind: <c>note</c>, <c>tip</c>, <c>warning</c>.</param>
    public static string Of(Fragment fragment, Func<string, string> resolve, IReadOnlyDictionary<string, string> calloutTitles)
    {
        var (page, span) = (fragment.Page, fragment.Span);
        var edits = page.Document.Descendants().SelectMany(node => Edits(page.Source, node, resolve, calloutTitles))
            .Where(edit => edit.Span.Start >= span.Start && edit.Span.End <= span.End)
            .OrderBy(edit => edit.Span.Start);
        var text = new StringBuilder();
        var at = span.Start;
        foreach (var edit in edits.Where(edit => edit.Span.Start >= at))
        {
            text.Append(page.Source, at, edit.Span.Start - at).Append(edit.Replacement);
            at = edit.Span.End + 1;
        }

        return text.Append(page.Source, at, span.End + 1 - at).ToString().Trim();
    }

    private static IEnumerable<(SourceSpan Span, string Replacement)> Edits(
        string source, MarkdownObject node, Func<string, string> resolve, IReadOnlyDictionary<string, string> calloutTitles) => node switch
    {
        CustomContainer callout => ForCallout(source, callout, calloutTitles.GetValueOrDefault(callout.Info ?? "", "")),
        HeadingBlock heading when heading.TryGetAttributes() is { Span.IsEmpty: false } attributes => [(WithSpacesBefore(source, attributes.Span), "")],
        FigureBlock figure => [(figure.Span, figure.Caption)],
        LinkInline { IsImage: true } image => [(image.Span, PlainText.Within(image))],
        LinkInline { UrlSpan.IsEmpty: false, IsAutoLink: false, Reference: null } link => [(link.UrlSpan, resolve(link.Url ?? ""))],
        TermInline term => [(term.UrlSpan, resolve(term.Url))],
        _ => [],
    };

    /// <summary>The callout's title takes the place of the line that opens it.</summary>
    private static IEnumerable<(SourceSpan Span, string Replacement)> ForCallout(string source, CustomContainer callout, string title)
    {
        yield return (Fences.Opening(source, callout), $"**{title}**\n");
        if (Fences.Closing(source, callout) is { } closing)
        {
            // With the line feed before it: no line of the callout's remains.
            yield return (new SourceSpan(closing.Start - 1, closing.End), "");
        }
    }

    private static SourceSpan WithSpacesBefore(string source, SourceSpan span) => new(source.AsSpan(0, span.Start).TrimEnd(' ').Length, span.End);
}
