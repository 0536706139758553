using DiffPlex;

namespace Site.Verification;

/// <summary>A line of a diff.</summary>
/// <param name="Sign">
/// <c>-</c> for a line that is gone, <c>+</c> for a new one, a space for one that stays, <c>@</c> for lines left out.
/// </param>
public sealed record DiffLine(char Sign, string Text);

/// <summary>What is gone and what is new between two texts, with a few of the lines that stay.</summary>
public static class LineDiff
{
    private const int Context = 3;

    public static IReadOnlyList<DiffLine> Of(IReadOnlyList<string> old, IReadOnlyList<string> fresh)
    {
        var all = Aligned(old, fresh).ToList();
        var near = all.Select((_, index) => IsNearChange(all, index)).ToList();
        var shown = new List<DiffLine>();
        for (var index = 0; index < all.Count; index++)
        {
            if (near[index])
            {
                shown.Add(all[index]);
            }
            else if (shown is not [.., { Sign: '@' }])
            {
                shown.Add(new DiffLine('@', "…"));
            }
        }

        return shown;
    }

    private static bool IsNearChange(List<DiffLine> lines, int index) =>
        lines[Math.Max(0, index - Context)..Math.Min(lines.Count, index + Context + 1)].Exists(line => line.Sign != ' ');

    private static IEnumerable<DiffLine> Aligned(IReadOnlyList<string> old, IReadOnlyList<string> fresh)
    {
        var at = 0;
        foreach (
            var block in Differ.Instance.CreateDiffs(Text(old), Text(fresh), ignoreWhiteSpace: false, ignoreCase: false, Lines).DiffBlocks
        )
        {
            foreach (var line in Same(at, block.DeleteStartA))
            {
                yield return line;
            }

            foreach (var line in old.Skip(block.DeleteStartA).Take(block.DeleteCountA))
            {
                yield return new DiffLine('-', line);
            }

            foreach (var line in fresh.Skip(block.InsertStartB).Take(block.InsertCountB))
            {
                yield return new DiffLine('+', line);
            }

            at = block.DeleteStartA + block.DeleteCountA;
        }

        foreach (var line in Same(at, old.Count))
        {
            yield return line;
        }

        IEnumerable<DiffLine> Same(int start, int end) => old.Take(end).Skip(start).Select(line => new DiffLine(' ', line));
    }

    private static string Text(IReadOnlyList<string> lines) => string.Join('\n', lines);

    /// <summary>The library's own chunkers take other characters for ends of lines, too.</summary>
    private static readonly LineChunks Lines = new();

    private sealed class LineChunks : IChunker
    {
        public IReadOnlyList<string> Chunk(string text) => text.Length == 0 ? [] : text.Split('\n');
    }
}
