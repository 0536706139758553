using Markdig.Extensions.CustomContainers;
using Markdig.Renderers;

namespace Site.Markdown.Choices;

/// <summary>
/// Writes a <c>::: choices</c> block: a list of plain links. A script remembers which of them a reader has followed, and marks it with the
/// words that the attribute gives.
/// </summary>
internal static class ChoiceHtml
{
    public static void Write(HtmlRenderer renderer, CustomContainer container, ChoiceWords words)
    {
        renderer.Write("<nav class=\"choices\" aria-label=\"").WriteEscape(words.Title);
        renderer.Write("\" data-chosen=\"").WriteEscape(words.Chosen).Write("\">");
        renderer.WriteLine();
        renderer.WriteChildren(container);
        renderer.WriteLine("</nav>");
    }
}
