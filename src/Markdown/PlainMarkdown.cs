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
        var edits = new List<Edit>();
        foreach (var node in page.Document.Descendants())
        {
            Add(edits, page.Source, node, charts, titles);
        }

        if (!page.TitleSpan.IsEmpty)
        {
            edits.Add(new Edit(page.TitleSpan, ""));
        }

        using var text = TextBuffer.Rent();
        var links = new List<LinkPlace>();
        var at = span.Start;
        foreach (var edit in edits.OrderBy(edit => edit.Span.Start))
        {
            if (edit.Span.Start < at || edit.Span.End > span.End)
            {
                continue;
            }

            text.Write(page.Source.AsSpan(at, edit.Span.Start - at));
            if (edit.IsLink)
            {
                links.Add(new LinkPlace(text.Length, edit.Text.Length, edit.Text));
            }

            text.Write(edit.Text);
            at = edit.Span.End + 1;
        }

        text.Write(page.Source.AsSpan(at, span.End + 1 - at));
        // Trimming takes nothing of a link away: none begins or ends with white space.
        var start = text.Length - text.Written.TrimStart().Length;
        return LinkedText.Of(text.Written.Trim(), links.ConvertAll(place => place with { Start = place.Start - start }));
    }

    private static void Add(
        List<Edit> edits,
        string source,
        MarkdownObject node,
        IReadOnlyDictionary<string, string> charts,
        ContainerTitles titles
    )
    {
        switch (node)
        {
            case CustomContainer container:
                Add(edits, source, container, titles.Of(container));
                break;
            case HeadingBlock heading when heading.TryGetAttributes() is { Span.IsEmpty: false } attributes:
                edits.Add(new Edit(WithSpacesBefore(source, attributes.Span), ""));
                break;
            case FigureBlock figure:
                edits.Add(new Edit(figure.Span, figure.Caption));
                break;
            case ChartBlock chart:
                edits.Add(new Edit(chart.Span, $"{charts.GetValueOrDefault(chart.Target, "")}\n\n{chart.Caption}".Trim()));
                break;
            case LinkInline { IsImage: true } image:
                edits.Add(new Edit(image.Span, PlainText.Within(image)));
                break;
            case LinkInline { UrlSpan.IsEmpty: false, IsAutoLink: false, Reference: null } link:
                edits.Add(Link(source, link.UrlSpan, link.Url));
                break;
            case LinkReferenceDefinition { UrlSpan.Start: > 0 } definition:
                edits.Add(Link(source, definition.UrlSpan, definition.Url));
                break;
            case TermInline term:
                edits.Add(Link(source, term.UrlSpan, term.Url));
                break;
        }
    }

    /// <summary>Replaces the address of a link, but not the angle brackets that can be around it.</summary>
    private static Edit Link(string source, SourceSpan span, string? link) =>
        new(source[span.Start] == '<' ? new SourceSpan(span.Start + 1, span.End - 1) : span, link ?? "") { IsLink = true };

    /// <summary>Replaces the line that opens the container with its title, and removes the line that closes it.</summary>
    private static void Add(List<Edit> edits, string source, CustomContainer container, string title)
    {
        edits.Add(new Edit(Fences.Opening(source, container), $"**{title}**\n"));
        if (Fences.Closing(source, container) is { } closing)
        {
            // Starts at the line feed before the fence, so that no empty line is left.
            edits.Add(new Edit(new SourceSpan(closing.Start - 1, closing.End), ""));
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
