using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace Site.Markdown.Figures;

/// <summary>Finds figures: paragraphs that consist of a single image of an SVG file.</summary>
internal static class FigureParser
{
    /// <summary>Replaces each such paragraph with a <see cref="FigureBlock"/>.</summary>
    public static void ConvertImages(MarkdownDocument document)
    {
        foreach (var paragraph in document.Descendants<ParagraphBlock>().ToList())
        {
            if (
                paragraph.Inline is { } inline
                && inline.FirstChild == inline.LastChild
                && inline.FirstChild is LinkInline { IsImage: true, Url: { } target } image
                && target.EndsWith(".svg", StringComparison.Ordinal)
                && paragraph.Parent is { } parent
            )
            {
                parent[parent.IndexOf(paragraph)] = new FigureBlock(target, PlainText.Of(image))
                {
                    Span = paragraph.Span,
                    Line = paragraph.Line,
                    Column = paragraph.Column,
                };
            }
        }
    }
}
