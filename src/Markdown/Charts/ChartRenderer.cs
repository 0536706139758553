using Markdig.Renderers;
using Markdig.Renderers.Html;

namespace Site.Markdown.Charts;

/// <summary>Writes a chart and its caption.</summary>
/// <param name="html">The chart's markup by its target as written. A chart that could not be read is missing; that was already reported.</param>
internal sealed class ChartRenderer(IReadOnlyDictionary<string, string> html) : HtmlObjectRenderer<ChartBlock>
{
    protected override void Write(HtmlRenderer renderer, ChartBlock chart)
    {
        renderer.EnsureLine();
        renderer.Write("<figure class=\"chart\">").Write(html.GetValueOrDefault(chart.Target, ""));
        if (chart.Caption.Length > 0)
        {
            renderer.Write("<figcaption>").WriteEscape(chart.Caption).Write("</figcaption>");
        }

        renderer.WriteLine("</figure>");
    }
}
