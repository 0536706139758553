using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace Site.Markdown.Terms;

/// <summary>Finds terms among the links. Terms are written as links, so that other Markdown tools can read them too.</summary>
internal static class TermParser
{
    /// <summary>Replaces each link to a term with a <see cref="TermInline"/>.</summary>
    public static void ConvertLinks(MarkdownDocument document)
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
