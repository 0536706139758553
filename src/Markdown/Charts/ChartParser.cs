using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace Site.Markdown.Charts;

/// <summary>Finds charts: paragraphs that consist of a single image of a YAML file.</summary>
internal static class ChartParser
{
    /// <summary>Replaces each such paragraph with a <see cref="ChartBlock"/>.</summary>
    public static void ConvertImages(MarkdownDocument document)
    {
        foreach (var paragraph in document.Descendants<ParagraphBlock>().ToList())
        {
            if (
                paragraph.Inline is { } inline
                && inline.FirstChild == inline.LastChild
                && inline.FirstChild is LinkInline { IsImage: true, Url: { } target } image
                && target.EndsWith(".yml", StringComparison.Ordinal)
                && paragraph.Parent is { } parent
            )
            {
                parent[parent.IndexOf(paragraph)] = new ChartBlock(target, PlainText.Of(image))
                {
                    Span = paragraph.Span,
                    Line = paragraph.Line,
                    Column = paragraph.Column,
                };
            }
        }
    }
}
