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
    public static string Of(Fragment fragment, Func<string, string> resolve, ContainerTitles titles)
    {
        var (page, span) = (fragment.Page, fragment.Span);
        var edits = page
            .Document.Descendants()
            .SelectMany(node => Edits(page.Source, node, resolve, titles))
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
        string source,
        MarkdownObject node,
        Func<string, string> resolve,
        ContainerTitles titles
    ) =>
        node switch
        {
            CustomContainer container => ForContainer(source, container, titles.Of(container)),
            HeadingBlock heading when heading.TryGetAttributes() is { Span.IsEmpty: false } attributes =>
            [
                (WithSpacesBefore(source, attributes.Span), ""),
            ],
            FigureBlock figure => [(figure.Span, figure.Caption)],
            LinkInline { IsImage: true } image => [(image.Span, PlainText.Within(image))],
            LinkInline { UrlSpan.IsEmpty: false, IsAutoLink: false, Reference: null } link => [(link.UrlSpan, resolve(link.Url ?? ""))],
            TermInline term => [(term.UrlSpan, resolve(term.Url))],
            _ => [],
        };

    /// <summary>The title takes the place of the line that opens the container.</summary>
    private static IEnumerable<(SourceSpan Span, string Replacement)> ForContainer(string source, CustomContainer container, string title)
    {
        yield return (Fences.Opening(source, container), $"**{title}**\n");
        if (Fences.Closing(source, container) is { } closing)
        {
            // With the line feed before it: no line of the container's remains.
            yield return (new SourceSpan(closing.Start - 1, closing.End), "");
        }
    }

    private static SourceSpan WithSpacesBefore(string source, SourceSpan span) =>
        new(source.AsSpan(0, span.Start).TrimEnd(' ').Length, span.End);
}
