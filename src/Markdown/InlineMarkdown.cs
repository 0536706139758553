using Markdig.Renderers;
using Markdig.Renderers.Html;
using Markdig.Renderers.Html.Inlines;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;
using Site.Markdown.Listings;

namespace Site.Markdown;

/// <summary>Checks and renders the short Markdown texts that YAML files contain.</summary>
public static class InlineMarkdown
{
    /// <summary>Whether the text is one paragraph of words, code and emphasis, without links and images.</summary>
    public static bool IsPlain(string text) => IsProse(text) && MarkdownReader.Parse(text) is [ParagraphBlock];

    /// <summary>Whether the text consists of paragraphs, lists and code blocks, without links and images.</summary>
    public static bool IsProse(string text)
    {
        var blocks = Nesting.Parse(text, MarkdownReader.Parse, out var tooMuch);
        return tooMuch is null
            && blocks.Count > 0
            && blocks.All(block => block is ParagraphBlock or ListBlock or FencedCodeBlock)
            && !blocks.Descendants().Any(node => node is LinkInline or AutolinkInline);
    }

    /// <summary>What is wrong with the opening lines of the text's code blocks.</summary>
    public static IReadOnlyList<(string Code, string What, string Help)> CodeProblems(string text) =>
        [
            .. ListingInfo
                .ReadAll(MarkdownReader.Parse(text).Descendants<FencedCodeBlock>(), text)
                .Select(found => (found.Problem.Code, found.Problem.What, found.Problem.Help)),
        ];

    /// <summary>Renders one paragraph as HTML, without the <c>p</c> element around it.</summary>
    public static string ToHtml(string text) => Render(text, implicitParagraph: true);

    /// <summary>Renders paragraphs, lists and code blocks as HTML.</summary>
    public static string ToBlockHtml(string text) => Render(text, implicitParagraph: false);

    private static string Render(string text, bool implicitParagraph)
    {
        using var writer = new StringWriter { NewLine = "\n" };
        var renderer = new HtmlRenderer(writer) { ImplicitParagraph = implicitParagraph };
        MarkdownReader.Setup(renderer);
        renderer.ObjectRenderers.ReplaceOrAdd<LineBreakInlineRenderer>(new LineJoin());
        renderer.ObjectRenderers.ReplaceOrAdd<CodeBlockRenderer>(new ListingRenderer(words: null));
        var document = MarkdownReader.Parse(text);
        ListingInfo.ReadAll(document.Descendants<FencedCodeBlock>(), text);
        renderer.Render(document);
        return writer.ToString().Trim();
    }
}
