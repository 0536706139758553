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
internal static class PlainMarkdown
{
    /// <param name="charts">Maps each chart's target as written to its Markdown.</param>
    public static LinkedText Of(Fragment fragment, IReadOnlyDictionary<string, string> charts, ContainerTitles titles)
    {
        if (fragment.Rendered is { } rendered)
        {
            return rendered.Markdown;
        }

        var (page, span) = (fragment.Page, fragment.Span);
        var edits = page
            .Document.Descendants()
            .SelectMany(node => Edits(page.Source, node, charts, titles))
            .Concat(page.TitleSpan.IsEmpty ? [] : [new Edit(page.TitleSpan, "")])
            .Where(edit => edit.Span.Start >= span.Start && edit.Span.End <= span.End)
            .OrderBy(edit => edit.Span.Start);
        var text = new StringBuilder(span.Length);
        var links = new List<LinkPlace>();
        var at = span.Start;
        foreach (var edit in edits.Where(edit => edit.Span.Start >= at))
        {
            text.Append(page.Source, at, edit.Span.Start - at);
            if (edit.IsLink)
            {
                links.Add(new LinkPlace(text.Length, edit.Text.Length, edit.Text));
            }

            text.Append(edit.Text);
            at = edit.Span.End + 1;
        }

        // Trimming takes nothing of a link away: none begins or ends with white space.
        var whole = text.Append(page.Source, at, span.End + 1 - at).ToString();
        var start = whole.Length - whole.AsSpan().TrimStart().Length;
        return LinkedText.Of(whole.AsSpan().Trim(), links.ConvertAll(place => place with { Start = place.Start - start }));
    }

    private static IEnumerable<Edit> Edits(
        string source,
        MarkdownObject node,
        IReadOnlyDictionary<string, string> charts,
        ContainerTitles titles
    ) =>
        node switch
        {
            CustomContainer container => ForContainer(source, container, titles.Of(container)),
            HeadingBlock heading when heading.TryGetAttributes() is { Span.IsEmpty: false } attributes =>
            [
                new Edit(WithSpacesBefore(source, attributes.Span), ""),
            ],
            FigureBlock figure => [new Edit(figure.Span, figure.Caption)],
            ChartBlock chart => [new Edit(chart.Span, $"{charts.GetValueOrDefault(chart.Target, "")}\n\n{chart.Caption}".Trim())],
            LinkInline { IsImage: true } image => [new Edit(image.Span, PlainText.Within(image))],
            LinkInline { UrlSpan.IsEmpty: false, IsAutoLink: false, Reference: null } link => [Link(source, link.UrlSpan, link.Url)],
            LinkReferenceDefinition { UrlSpan.Start: > 0 } definition => [Link(source, definition.UrlSpan, definition.Url)],
            TermInline term => [Link(source, term.UrlSpan, term.Url)],
            _ => [],
        };

    /// <summary>Replaces the address of a link, but not the angle brackets that can be around it.</summary>
    private static Edit Link(string source, SourceSpan span, string? link) =>
        new(source[span.Start] == '<' ? new SourceSpan(span.Start + 1, span.End - 1) : span, link ?? "") { IsLink = true };

    /// <summary>Replaces the line that opens the container with its title, and removes the line that closes it.</summary>
    private static IEnumerable<Edit> ForContainer(string source, CustomContainer container, string title)
    {
        yield return new Edit(Fences.Opening(source, container), $"**{title}**\n");
        if (Fences.Closing(source, container) is { } closing)
        {
            // Starts at the line feed before the fence, so that no empty line is left.
            yield return new Edit(new SourceSpan(closing.Start - 1, closing.End), "");
        }
    }

    private static SourceSpan WithSpacesBefore(string source, SourceSpan span) =>
        new(source.AsSpan(0, span.Start).TrimEnd(' ').Length, span.End);

    /// <param name="Text">What stands there in the result, or the link as written.</param>
    private sealed record Edit(SourceSpan Span, string Text)
    {
        public bool IsLink { get; init; }
    }
}
