using Markdig.Extensions.CustomContainers;
using Markdig.Renderers;

namespace Site.Markdown.ThenNow;

/// <summary>
/// Writes a <c>::: then-now</c> block: two radio buttons and the two figures. The stylesheet hides the figure that is not chosen, so that no
/// script is needed. A browser that lacks the selector for that, and a printer, show both.
/// </summary>
internal static class ThenNowHtml
{
    public static void Write(HtmlRenderer renderer, CustomContainer container, ThenNowWords words)
    {
        renderer.Write("<fieldset class=\"then-now\"><legend class=\"visually-hidden\">").WriteEscape(words.Title).Write("</legend>");
        Write(renderer, container, words.Then, " checked");
        Write(renderer, container, words.Now, "");
        renderer.WriteLine();
        renderer.WriteChildren(container);
        renderer.WriteLine("</fieldset>");
    }

    /// <summary>A page can have several such blocks. The number of the line keeps their buttons apart.</summary>
    private static void Write(HtmlRenderer renderer, CustomContainer container, string word, string attribute) =>
        renderer.Write($"<label><input type=\"radio\" name=\"then-now-{container.Line}\"{attribute}> ").WriteEscape(word).Write("</label>");
}
