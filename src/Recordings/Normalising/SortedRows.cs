namespace Site.Recordings.Normalising;

/// <summary>
/// Sorts rows that are sorted by their ids, and so are in another order in every run, by the rest of their text instead.
/// </summary>
internal static class SortedRows
{
    /// <summary>The fewest rows to sort. It is unlikely that this many rows are in the order of their ids by chance.</summary>
    private const int MinRows = 8;

    public static string Normalise(string text)
    {
        var lines = text.Split('\n');
        var result = new List<string>(lines.Length);
        while (result.Count < lines.Length)
        {
            var block = BlockAt(lines, result.Count);
            result.AddRange(block.Count < MinRows ? block : block.OrderBy(Normaliser.WithoutIds, StringComparer.Ordinal));
        }

        return string.Join('\n', result);
    }

    /// <summary>The line at an index, and the lines after it as long as they contain an id and are in order.</summary>
    private static List<string> BlockAt(string[] lines, int start)
    {
        var end = start + 1;
        while (end < lines.Length && HasId(lines[end - 1]) && HasId(lines[end]) && string.CompareOrdinal(lines[end - 1], lines[end]) < 0)
        {
            end++;
        }

        return [.. lines[start..end]];
    }

    private static bool HasId(string line) => Normaliser.WithoutIds(line) != line;
}
