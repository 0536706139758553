using Markdig.Extensions.CustomContainers;
using Markdig.Renderers;
using Markdig.Renderers.Html;

namespace Site.Markdown;

/// <summary>A callout: an <c>aside</c> of the class <c>callout callout-note</c> with its title.</summary>
internal sealed class CalloutRenderer(IReadOnlyDictionary<string, string> titles) : HtmlObjectRenderer<CustomContainer>
{
    protected override void Write(HtmlRenderer renderer, CustomContainer callout)
    {
        renderer.EnsureLine();
        renderer.Write($"<div class=\"callout callout-{callout.Info}\" role=\"note\"><p class=\"callout-title\">");
        renderer.WriteEscape(titles.GetValueOrDefault(callout.Info ?? "", ""));
        renderer.Write("</p>");
        renderer.WriteLine();
        renderer.WriteChildren(callout);
        renderer.WriteLine("</div>");
    }
}
