using Markdig.Extensions.Alerts;
using Markdig.Extensions.CustomContainers;
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
public sealed record MarkdownTargets(
    IReadOnlyDictionary<string, string> Links,
    IReadOnlyDictionary<string, TermNote> Terms,
    IReadOnlyDictionary<string, string> Figures,
    IReadOnlyDictionary<string, string> Charts,
    ContainerTitles Titles,
    ListingWords Listings
);

/// <summary>Turns a piece of a page into HTML.</summary>
public static class MarkdownHtml
{
    public static string Of(Fragment fragment, MarkdownTargets targets)
    {
        using var writer = new StringWriter { NewLine = "\n" };
        var renderer = new HtmlRenderer(writer) { LinkRewriter = link => targets.Links.GetValueOrDefault(link, link) };
        MarkdownReader.Setup(renderer);
        renderer.ObjectRenderers.ReplaceOrAdd<HtmlCustomContainerRenderer>(new ContainerRenderer(targets.Titles));
        renderer.ObjectRenderers.ReplaceOrAdd<AlertBlockRenderer>(new AlertRenderer(targets.Titles));
        renderer.ObjectRenderers.ReplaceOrAdd<CodeBlockRenderer>(new ListingRenderer(targets.Listings));
        renderer.ObjectRenderers.ReplaceOrAdd<LineBreakInlineRenderer>(new LineJoin());
        renderer.ObjectRenderers.Insert(0, new TermRenderer(targets.Terms));
        renderer.ObjectRenderers.Insert(0, new FigureRenderer(targets.Figures));
        renderer.ObjectRenderers.Insert(0, new ChartRenderer(targets.Charts));
        foreach (var block in fragment.Blocks)
        {
            renderer.Render(block);
        }

        return writer.ToString();
    }
}
