using Markdig.Syntax;
using Site.Highlighting;

namespace Site.Markdown.Listings;

/// <summary>What the opening line of a fenced code block says: <c>```yaml title="compose.yml" {2,4-6}</c>.</summary>
/// <param name="Language">For a <see cref="IsDiff">diff</see> with the key <c>lang</c>, the language of its lines.</param>
/// <param name="Title">Null if it has none.</param>
/// <param name="Highlighted">The numbers of the highlighted lines, from 1.</param>
/// <param name="IsDiff">Whether the first character of each line says if the line was added or removed.</param>
internal sealed record ListingInfo(CodeLanguage Language, string? Title, IReadOnlySet<int> Highlighted, bool IsDiff)
{
    /// <summary>Whether this is a diff whose lines keep the colours of their language.</summary>
    public bool HasChanges => IsDiff && Language != CodeLanguage.Diff;

    private static readonly ListingInfo None = new(CodeLanguage.Text, null, new HashSet<int>(), IsDiff: false);

    /// <summary>What was read for a code block. Blocks that are indented, and those with an opening line that is wrong, are plain text.</summary>
    public static ListingInfo Of(CodeBlock block) => block.GetData(typeof(ListingInfo)) as ListingInfo ?? None;

    /// <summary>Reads the opening lines of fenced code blocks, for <see cref="Of"/>.</summary>
    /// <param name="source">The text that the blocks were parsed from.</param>
    /// <returns>What is wrong, and where.</returns>
    public static IReadOnlyList<(FencedCodeBlock Block, ListingProblem Problem)> ReadAll(IEnumerable<FencedCodeBlock> blocks, string source)
    {
        var problems = new List<(FencedCodeBlock, ListingProblem)>();
        foreach (var block in blocks)
        {
            var end = source.IndexOf('\n', block.Span.Start);
            var reader = new ListingInfoReader(source[block.Span.Start..(end < 0 ? source.Length : end)], block.Lines.Count);
            if (reader.Read() is { } info)
            {
                block.SetData(typeof(ListingInfo), info);
            }

            problems.AddRange(reader.Problems.Select(problem => (block, problem)));
        }

        return problems;
    }
}

/// <summary>A problem in the opening line of a code block.</summary>
/// <param name="Code">One of <see cref="Diagnostics.Codes"/>.</param>
/// <param name="Column">Where it is in the line, from 0 at the fence.</param>
/// <param name="What">What is wrong, without a full stop.</param>
/// <param name="Help">What to do, without a full stop.</param>
internal sealed record ListingProblem(string Code, int Column, string What, string Help);
