using System.Text.RegularExpressions;
using Markdig;
using Markdig.Extensions.GenericAttributes;
using Markdig.Helpers;
using Markdig.Parsers;
using Markdig.Renderers;
using Markdig.Renderers.Html;
using Markdig.Syntax;

namespace Site.Markdown;

/// <summary>
/// Of the attributes in braces, only those of code blocks, and an id at the end of a heading: <c>## Title {#id}</c>. GitHub has no
/// attributes, so elsewhere braces are text, such as <c>${HOME}</c>.
/// </summary>
internal sealed partial class HeadingIds : IMarkdownExtension
{
    public void Setup(MarkdownPipelineBuilder pipeline)
    {
        new GenericAttributesExtension().Setup(pipeline);
        pipeline.InlineParsers.TryRemove<GenericAttributesParser>();
        pipeline.BlockParsers.FindExact<HeadingBlockParser>()!.TryParseAttributes = TryRead;
    }

    public void Setup(MarkdownPipeline pipeline, IMarkdownRenderer renderer) { }

    private static bool TryRead(BlockProcessor processor, ref StringSlice line, IBlock block)
    {
        if (IdPattern().Match(line.Text, line.Start, line.Length) is not { Success: true } id)
        {
            return false;
        }

        var attributes = block.GetAttributes();
        attributes.Id = id.Groups["id"].Value;
        attributes.Span = new SourceSpan(id.Index, id.Groups["id"].Index + id.Groups["id"].Length);
        line.End = id.Index - 1;
        return true;
    }

    [GeneratedRegex(@"\{#(?<id>[^\s{}]+)\}[ \t#]*\z", RegexOptions.RightToLeft)]
    private static partial Regex IdPattern();
}
