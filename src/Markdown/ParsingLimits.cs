using System.Runtime.CompilerServices;
using Markdig;
using Markdig.Helpers;
using Markdig.Parsers;
using Markdig.Renderers;
using Markdig.Syntax;

namespace Site.Markdown;

/// <summary>
/// Stops where Markdig would need a time, or a memory, that grows with the square of the text: nobody writes such pages, but one of them
/// could keep a build busy for hours.
/// </summary>
internal sealed class ParsingLimits : IMarkdownExtension
{
    /// <summary>How many characters Markdig may read for the targets of one paragraph's links, which takes it half a second.</summary>
    private const long MostOfTargets = 100_000_000;

    /// <summary>How many cells of a table may only be there because another row is longer. GitHub has such a limit, too.</summary>
    private const long MostEmptyCells = 500_000;

    public void Setup(MarkdownPipelineBuilder pipeline)
    {
        pipeline.BlockParsers.FindExact<ParagraphBlockParser>()!.Closed += Check;
        pipeline.BlockParsers.FindExact<HeadingBlockParser>()!.Closed += Check;
        pipeline.InlineParsers.Insert(0, new OpenElements());
    }

    public void Setup(MarkdownPipeline pipeline, IMarkdownRenderer renderer) { }

    private static void Check(BlockProcessor processor, Block block)
    {
        if (block is not LeafBlock { Lines: { Count: > 0 } lines })
        {
            return;
        }

        // What is looked for grows at most with the square of the length, so hardly a paragraph is long enough.
        long length = lines.Lines[lines.Count - 1].Slice.End - lines.Lines[0].Slice.Start;
        if (length * length > MostOfTargets)
        {
            CheckTargets(lines);
        }

        if (length * length > MostEmptyCells)
        {
            CheckCells(lines);
        }
    }

    private static void CheckTargets(StringLineGroup lines)
    {
        var cost = new TargetCost();
        for (var index = 0; index < lines.Count; index++)
        {
            cost.Add(lines.Lines[index].Slice.AsSpan());
            if (index == lines.Count - 1)
            {
                cost.End();
            }

            if (cost.Sum > MostOfTargets)
            {
                throw new TooMuchException(
                    lines.Lines[index].Line,
                    lines.Lines[index].Column,
                    "too many `(` up to the end of this line have no `)`, or are inside of others",
                    "close them, or write `\\[` where a bracket before one is only text"
                );
            }
        }
    }

    /// <summary>All rows of a table get as many cells as the longest has.</summary>
    private static void CheckCells(StringLineGroup lines)
    {
        var (all, most, longest) = (0L, 0L, 0);
        for (var index = 0; index < lines.Count; index++)
        {
            var cells = lines.Lines[index].Slice.AsSpan().Count('|');
            all += cells;
            (most, longest) = cells > most ? (cells, index) : (most, longest);
        }

        if (most * lines.Count - all > MostEmptyCells && most > 2)
        {
            throw new TooMuchException(
                lines.Lines[longest].Line,
                lines.Lines[longest].Column,
                $"this row has {most - 1} cells, and the other {lines.Count - 1} rows of the table would get as many",
                "make all rows of the table about as long, or put a blank line where it ends"
            );
        }
    }

    /// <summary>Each bracket and asterisk that may begin something is looked at again for each one after it.</summary>
    private sealed class OpenElements : InlineParser
    {
        private const int Step = 500;

        public OpenElements() => OpeningCharacters = ['[', '!', '*', '_', '~'];

        /// <summary>Looks at the depth now and then, and leaves the reading to others.</summary>
        public override bool Match(InlineProcessor processor, ref StringSlice slice)
        {
            var count = processor.ParserStates[Index] as StrongBox<int> ?? new StrongBox<int>();
            processor.ParserStates[Index] = count;
            if (++count.Value % Step == 0)
            {
                var depth = 0;
                for (var inline = processor.Inline; inline is not null; inline = inline.Parent)
                {
                    depth++;
                }

                if (depth > Nesting.MaxParsed - 2 * Step)
                {
                    processor.GetSourcePosition(slice.Start, out var line, out var column);
                    throw new TooMuchException(line, column, Nesting.What, Nesting.Help);
                }
            }

            return false;
        }
    }
}
