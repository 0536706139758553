using Site.Markdown.Listings;
using Site.Markdown.Terms;

namespace Site.Markdown;

/// <summary>A piece of a page in each form in which a site shows it.</summary>
internal sealed record RenderedProse(LinkedText Html, LinkedText Markdown)
{
    private static readonly Dictionary<string, string> None = [];
    private static readonly Dictionary<string, TermNote> NoTerms = [];

    /// <param name="fragment">A piece without terms, figures and charts.</param>
    public static RenderedProse Of(Fragment fragment, ContainerTitles titles, ListingWords words) =>
        new(
            MarkdownHtml.Render(fragment, new MarkdownTargets(None, NoTerms, None, None, titles, words)),
            PlainMarkdown.Render(fragment, None, titles)
        );
}
