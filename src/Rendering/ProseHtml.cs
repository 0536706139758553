using System.Buffers;
using Site.Content;
using Site.Markdown;
using Site.Pages;

namespace Site.Rendering;

/// <summary>Renders the prose of a page as HTML.</summary>
public static class ProseHtml
{
    private static readonly Dictionary<string, string> Nothing = [];

    /// <summary>Renders what can be rendered before it is known where the links of a page lead.</summary>
    internal static Prose Render(Prose prose)
    {
        var words = Wording.For(prose.Language);
        var targets = new MarkdownTargets(
            Nothing,
            ProseTargets.None.Terms,
            Nothing,
            Nothing,
            words.ContainerTitles,
            words.Listings,
            PageEncoder.Cleaned
        );
        return prose with { Markdown = prose.Markdown.Render(targets) };
    }

    public static string Of(Page page, Fragment fragment) => MarkdownHtml.Of(fragment, Targets(page));

    /// <summary>Writes the prose as UTF-8.</summary>
    public static void Write(IBufferWriter<byte> html, Page page, Fragment fragment) => MarkdownHtml.Write(html, fragment, Targets(page));

    private static MarkdownTargets Targets(Page page)
    {
        var language = page.ProseLanguage ?? page.Language;
        return new MarkdownTargets(
            page.Targets.Links,
            page.Targets.Terms,
            page.Targets.Figures.ToDictionary(figure => figure.Key, figure => FigureHtml.Of(figure.Value, language)),
            page.Targets.Charts.ToDictionary(chart => chart.Key, chart => ChartText.Html(chart.Value, Wording.For(language))),
            Wording.For(language).ContainerTitles,
            Wording.For(language).Listings,
            PageEncoder.Cleaned
        );
    }
}
