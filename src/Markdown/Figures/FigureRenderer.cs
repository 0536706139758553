using Markdig.Renderers;
using Markdig.Renderers.Html;

namespace Site.Markdown.Figures;

/// <summary>Writes a drawing into the page itself, where it follows the theme and opens from disk, with its caption.</summary>
/// <param name="svg">From a figure as written to its markup; a figure with a fault is missing, which is a diagnostic already.</param>
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
