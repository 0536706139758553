using Markdig.Renderers;
using Markdig.Renderers.Html;

namespace Site.Markdown.Figures;

/// <summary>
/// Writes a drawing and its caption. The SVG is inline, so that it follows the theme and also works when the page is opened from disk.
/// </summary>
/// <param name="svg">
/// The SVG markup by the figure's target as written. A figure that could not be read is missing here; that was already reported.
/// </param>
internal sealed class FigureRenderer(IReadOnlyDictionary<string, string> svg) : HtmlObjectRenderer<FigureBlock>
{
    protected override void Write(HtmlRenderer renderer, FigureBlock figure)
    {
        renderer.EnsureLine();
        renderer.Write("<figure class=\"figure\">").Write(svg.GetValueOrDefault(figure.Target, ""));
        if (figure.Caption.Length > 0)
        {
            renderer.Write("<figcaption>").WriteEscape(figure.Caption).Write("</figcaption>");
        }

        renderer.WriteLine("</figure>");
    }
}
