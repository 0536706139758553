using Markdig.Renderers;
using Markdig.Renderers.Html.Inlines;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace Site.Markdown;

/// <summary>Short texts from YAML: words, code and emphasis.</summary>
public static class InlineMarkdown
{
    /// <summary>Whether the text is one paragraph of these.</summary>
    public static bool IsPlain(string text) => MarkdownReader.Parse(text) is [ParagraphBlock] && IsProse(text);

    /// <summary>Whether the text is paragraphs, lists and code, and refers to nothing else.</summary>
    public static bool IsProse(string text)
    {
        var blocks = MarkdownReader.Parse(text);
        return blocks.Count > 0
            && blocks.All(block => block is ParagraphBlock or ListBlock or FencedCodeBlock)
            && !blocks.Descendants<LinkInline>().Any();
    }

    /// <summary>HTML of one paragraph, without the element around it.</summary>
    public static string ToHtml(string text) => Render(text, implicitParagraph: true);

    /// <summary>HTML of paragraphs, lists and code.</summary>
    public static string ToBlockHtml(string text) => Render(text, implicitParagraph: false);

    private static string Render(string text, bool implicitParagraph)
    {
        using var writer = new StringWriter { NewLine = "\n" };
        var renderer = new HtmlRenderer(writer) { ImplicitParagraph = implicitParagraph };
        MarkdownReader.Setup(renderer);
        renderer.ObjectRenderers.ReplaceOrAdd<LineBreakInlineRenderer>(new LineJoin());
        renderer.Render(MarkdownReader.Parse(text));
        return writer.ToString().Trim();
    }
}
