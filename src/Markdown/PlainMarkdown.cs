using System.Text;
using Markdig.Extensions.CustomContainers;
using Markdig.Renderers.Html;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;
using Site.Markdown.Charts;
using Site.Markdown.Figures;
using Site.Markdown.Terms;

namespace Site.Markdown;

/// <summary>
/// Converts a piece of a page to standard Markdown, without containers and attributes and with links that work outside the content
/// directory. It edits the author's own text, and only where Markdig's parser found such a construct, so code blocks never change.
/// </summary>
public static class PlainMarkdown
{
    /// <param name="resolve">Turns a link as written into the link to print.</param>
    /// <param name="charts">Maps each chart's target as written to its Markdown.</param>
    public static string Of(
        Fragment fragment,
        Func<string, string> resolve,
        IReadOnlyDictionary<string, string> charts,
        ContainerTitles titles
    )
    {
        var (page, span) = (fragment.Page, fragment.Span);
        var edits = page
            .Document.Descendants()
            .SelectMany(node => Edits(page.Source, node, resolve, charts, titles))
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
        IReadOnlyDictionary<string, string> charts,
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
            ChartBlock chart => [(chart.Span, $"{charts.GetValueOrDefault(chart.Target, "")}\n\n{chart.Caption}".Trim())],
            LinkInline { IsImage: true } image => [(image.Span, PlainText.Within(image))],
            LinkInline { UrlSpan.IsEmpty: false, IsAutoLink: false, Reference: null } link => [(link.UrlSpan, resolve(link.Url ?? ""))],
            TermInline term => [(term.UrlSpan, resolve(term.Url))],
            _ => [],
        };

    /// <summary>Replaces the line that opens the container with its title, and removes the line that closes it.</summary>
    private static IEnumerable<(SourceSpan Span, string Replacement)> ForContainer(string source, CustomContainer container, string title)
    {
        yield return (Fences.Opening(source, container), $"**{title}**\n");
        if (Fences.Closing(source, container) is { } closing)
        {
            // Starts at the line feed before the fence, so that no empty line is left.
            yield return (new SourceSpan(closing.Start - 1, closing.End), "");
        }
    }

    private static SourceSpan WithSpacesBefore(string source, SourceSpan span) =>
        new(source.AsSpan(0, span.Start).TrimEnd(' ').Length, span.End);
}
