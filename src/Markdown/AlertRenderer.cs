using Markdig.Extensions.Alerts;
using Markdig.Renderers;
using Markdig.Renderers.Html;
using Markdig.Syntax;

namespace Site.Markdown;

/// <summary>Writes an alert as GitHub has it, <c>&gt; [!NOTE]</c>, in the same way as <see cref="ContainerRenderer"/> a callout.</summary>
internal sealed class AlertRenderer(ContainerTitles titles) : HtmlObjectRenderer<AlertBlock>
{
    protected override void Write(HtmlRenderer renderer, AlertBlock alert)
    {
        var kind = alert.Kind.ToString().ToLowerInvariant();
        renderer.EnsureLine();
        renderer.Write("<div class=\"callout callout-").WriteEscape(kind).Write("\" role=\"note\"><p class=\"callout-title\">");
        renderer.WriteEscape(titles.Callouts.GetValueOrDefault(kind, alert.Kind.ToString())).WriteLine("</p>");
        foreach (var block in alert.Where(block => block is not ParagraphBlock { Inline.FirstChild: null }))
        {
            renderer.Render(block);
        }

        renderer.WriteLine("</div>");
    }
}
