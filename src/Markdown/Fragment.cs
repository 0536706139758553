using Markdig.Extensions.CustomContainers;
using Markdig.Extensions.Yaml;
using Markdig.Syntax;

namespace Site.Markdown;

/// <summary>A piece of a page: the prose up to the next step, or the prose inside a step's container.</summary>
/// <param name="Page">The page that this is a piece of.</param>
/// <param name="StepId">Null for prose outside steps.</param>
/// <param name="Blocks">The syntax tree of the piece, which only the code in <c>src/Markdown</c> uses.</param>
/// <param name="Span">Where the piece is in the page's source, without the opening and closing lines of a step.</param>
public sealed record Fragment(MarkdownPage Page, string? StepId, IReadOnlyList<Block> Blocks, SourceSpan Span)
{
    /// <summary>The piece as it was rendered before; null as long as it only has <see cref="Blocks"/>.</summary>
    internal RenderedProse? Rendered { get; init; }

    internal static IEnumerable<Fragment> Split(MarkdownPage page)
    {
        var prose = new List<Block>();
        var start = page.Start;
        foreach (var block in page.Document.Where(block => block is not YamlFrontMatterBlock))
        {
            if (!MarkdownPage.IsStep(block))
            {
                prose.Add(block);
                continue;
            }

            if (prose.Count > 0)
            {
                yield return new Fragment(page, null, prose, new SourceSpan(start, block.Span.Start - 1));
                prose = [];
            }

            var step = (CustomContainer)block;
            yield return new Fragment(page, MarkdownReader.StepId(step), [.. step], Fences.Inside(page.Source, step));
            start = step.Span.End + 1;
        }

        if (prose.Count > 0)
        {
            yield return new Fragment(page, null, prose, new SourceSpan(start, page.Source.Length - 1));
        }
    }
}
