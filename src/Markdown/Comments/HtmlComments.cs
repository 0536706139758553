using Markdig;
using Markdig.Parsers.Inlines;
using Markdig.Renderers;

namespace Site.Markdown.Comments;

/// <summary>Leaves out the comments of HTML, which GitHub doesn't show either. All other HTML is text.</summary>
internal sealed class HtmlComments : IMarkdownExtension
{
    /// <summary>How a comment begins.</summary>
    public const string Start = "<!--";

    /// <summary>How a comment ends.</summary>
    public const string End = "-->";

    public void Setup(MarkdownPipelineBuilder pipeline)
    {
        pipeline.BlockParsers.Insert(0, new CommentBlockParser());
        pipeline.InlineParsers.InsertBefore<AutolinkInlineParser>(new CommentInlineParser());
    }

    public void Setup(MarkdownPipeline pipeline, IMarkdownRenderer renderer) { }
}
