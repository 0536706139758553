using Site.Content;
using Site.Markdown;
using Site.Pages;

namespace Site.Rendering;

/// <summary>Renders the prose of a page as HTML.</summary>
public static class ProseHtml
{
    /// <summary>Renders what can be rendered before it is known where the links of a page lead.</summary>
    internal static Prose Render(Prose prose)
    {
        var words = Wording.For(prose.Language);
        return prose with { Markdown = prose.Markdown.Render(words.ContainerTitles, words.Listings) };
    }

    public static string Of(Page page, Fragment fragment)
    {
        var language = page.ProseLanguage ?? page.Language;
        return MarkdownHtml.Of(
            fragment,
            new MarkdownTargets(
                page.Targets.Links,
                page.Targets.Terms,
                page.Targets.Figures.ToDictionary(figure => figure.Key, figure => FigureHtml.Of(figure.Value, language)),
                page.Targets.Charts.ToDictionary(chart => chart.Key, chart => ChartText.Html(chart.Value, Wording.For(language))),
                Wording.For(language).ContainerTitles,
                Wording.For(language).Listings
            )
        );
    }
}
