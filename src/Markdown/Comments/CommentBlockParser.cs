using Markdig.Helpers;
using Markdig.Parsers;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace Site.Markdown.Comments;

/// <summary>
/// Reads a comment that begins a line. As CommonMark says, it ends with the line that has <c>--&gt;</c>, or with the element that it is in,
/// and what follows in its last line is text without any formatting.
/// </summary>
internal sealed class CommentBlockParser : BlockParser
{
    public CommentBlockParser() => OpeningCharacters = ['<'];

    public override BlockState TryOpen(BlockProcessor processor)
    {
        if (processor.IsCodeIndent || !processor.Line.Match(HtmlComments.Start))
        {
            return BlockState.None;
        }

        processor.NewBlocks.Push(
            new Comment(this) { Column = processor.Column, Span = new SourceSpan(processor.Start, processor.Line.End) }
        );
        // The shortest comments are <!--> and <!--->.
        return Read(processor, from: HtmlComments.Start.Length - 2);
    }

    public override BlockState TryContinue(BlockProcessor processor, Block block) => Read(processor, from: 0);

    /// <summary>Removes the comment, and puts what follows it in its place.</summary>
    public override bool Close(BlockProcessor processor, Block block)
    {
        if (((LeafBlock)block).Lines.ToString().Trim() is { Length: > 0 } text)
        {
            var rest = new ParagraphBlock
            {
                Line = block.Line,
                Column = block.Column,
                Span = block.Span,
                ProcessInlines = false,
                Inline = new ContainerInline().AppendChild(new LiteralInline(text)),
            };
            block.Parent!.Insert(block.Parent.IndexOf(block), rest);
        }

        return false;
    }

    private static BlockState Read(BlockProcessor processor, int from)
    {
        var end = processor.Line.AsSpan()[from..].IndexOf(HtmlComments.End);
        if (end < 0)
        {
            return BlockState.ContinueDiscard;
        }

        processor.Line.Start += from + end + HtmlComments.End.Length;
        return BlockState.Break;
    }

    private sealed class Comment : LeafBlock
    {
        public Comment(BlockParser parser)
            : base(parser) => Lines = new StringLineGroup(1);
    }
}
