using Markdig.Extensions.CustomContainers;
using Markdig.Renderers;
using Markdig.Renderers.Html;
using Site.Markdown.Choices;
using Site.Markdown.ThenNow;

namespace Site.Markdown;

/// <summary>
/// Writes a callout as a <c>div</c> with its title and the class <c>callout-note</c>, <c>callout-tip</c> or <c>callout-warning</c>, and a
/// passage for some engines as a <c>details</c> element. That one starts open if it is about the engine whose output the page shows first.
/// <see cref="ThenNowHtml"/> writes a pair of figures, and <see cref="ChoiceHtml"/> a list of links to choose from.
/// </summary>
internal sealed class ContainerRenderer(ContainerTitles titles) : HtmlObjectRenderer<CustomContainer>
{
    protected override void Write(HtmlRenderer renderer, CustomContainer container)
    {
        renderer.EnsureLine();
        if (MarkdownReader.EngineNames(container) is { Length: > 0 } engines)
        {
            var open = engines.Contains(titles.DefaultEngine) ? " open" : "";
            renderer
                .Write($"<details class=\"for-engine\" data-engines=\"")
                .WriteEscape(string.Join(' ', engines))
                .Write($"\"{open}><summary>");
            renderer.WriteEscape(titles.Of(container)).WriteLine("</summary>");
            renderer.WriteChildren(container);
            renderer.WriteLine("</details>");
            return;
        }

        if (ThenNowRules.Is(container))
        {
            ThenNowHtml.Write(renderer, container, titles.ThenNow);
            return;
        }

        if (ChoiceRules.Is(container))
        {
            ChoiceHtml.Write(renderer, container, titles.Choices);
            return;
        }

        renderer.Write($"<div class=\"callout callout-{container.Info}\" role=\"note\"><p class=\"callout-title\">");
        renderer.WriteEscape(titles.Of(container));
        renderer.Write("</p>");
        renderer.WriteLine();
        renderer.WriteChildren(container);
        renderer.WriteLine("</div>");
    }
}
