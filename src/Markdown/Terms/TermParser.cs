using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace Site.Markdown.Terms;

/// <summary>Finds terms among the links: a link is what other readers of the Markdown make of them.</summary>
internal static class TermParser
{
    public static void Mark(MarkdownDocument document)
    {
        foreach (var link in document.Descendants<LinkInline>().Where(IsTerm).ToList())
        {
            link.ReplaceBy(
                new TermInline(link.Url!)
                {
                    Span = link.Span,
                    UrlSpan = link.UrlSpan,
                    Line = link.Line,
                    Column = link.Column,
                }
            );
        }
    }

    private static bool IsTerm(LinkInline link) =>
        !link.IsImage && link.Url?.StartsWith(TermInline.Scheme, StringComparison.Ordinal) == true;
}
