using Markdig.Renderers;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace Site.Markdown;

/// <summary>Short texts from YAML: words, code and emphasis, in one paragraph.</summary>
public static class InlineMarkdown
{
    /// <summary>Whether the text is no more than that.</summary>
    public static bool IsPlain(string text) =>
        MarkdownReader.Parse(text) is [ParagraphBlock paragraph] && !paragraph.Inline!.FindDescendants<LinkInline>().Any();

    /// <summary>HTML without a paragraph around it.</summary>
    public static string ToHtml(string text)
    {
        using var writer = new StringWriter { NewLine = "\n" };
        var renderer = new HtmlRenderer(writer) { ImplicitParagraph = true };
        MarkdownReader.Setup(renderer);
        renderer.Render(MarkdownReader.Parse(text));
        return writer.ToString().Trim();
    }
}
