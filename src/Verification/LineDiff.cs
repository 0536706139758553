using DiffPlex;

namespace Site.Verification;

/// <summary>A line of a diff.</summary>
/// <param name="Sign">
/// <c>-</c> for a removed line, <c>+</c> for a new one, a space for an unchanged one, <c>@</c> in place of unchanged lines that are left
/// out.
/// </param>
public sealed record DiffLine(char Sign, string Text);

/// <summary>Compares two texts line by line. Only a few unchanged lines around each change are kept.</summary>
public static class LineDiff
{
    private const int Context = 3;

    public static IReadOnlyList<DiffLine> Of(IReadOnlyList<string> oldLines, IReadOnlyList<string> newLines)
    {
        var all = Aligned(oldLines, newLines).ToList();
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

    private static IEnumerable<DiffLine> Aligned(IReadOnlyList<string> oldLines, IReadOnlyList<string> newLines)
    {
        var at = 0;
        foreach (
            var block in Differ
                .Instance.CreateDiffs(Text(oldLines), Text(newLines), ignoreWhiteSpace: false, ignoreCase: false, Lines)
                .DiffBlocks
        )
        {
            foreach (var line in Same(at, block.DeleteStartA))
            {
                yield return line;
            }

            foreach (var line in oldLines.Skip(block.DeleteStartA).Take(block.DeleteCountA))
            {
                yield return new DiffLine('-', line);
            }

            foreach (var line in newLines.Skip(block.InsertStartB).Take(block.InsertCountB))
            {
                yield return new DiffLine('+', line);
            }

            at = block.DeleteStartA + block.DeleteCountA;
        }

        foreach (var line in Same(at, oldLines.Count))
        {
            yield return line;
        }

        IEnumerable<DiffLine> Same(int start, int end) => oldLines.Take(end).Skip(start).Select(line => new DiffLine(' ', line));
    }

    private static string Text(IReadOnlyList<string> lines) => string.Join('\n', lines);

    /// <summary>Splits at line feeds only. The library's own chunkers also split at other characters.</summary>
    private static readonly LineChunks Lines = new();

    private sealed class LineChunks : IChunker
    {
        public IReadOnlyList<string> Chunk(string text) => text.Length == 0 ? [] : text.Split('\n');
    }
}
