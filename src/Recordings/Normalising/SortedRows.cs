namespace Site.Recordings.Normalising;

/// <summary>
/// Rows in the order of their ids stand in another order in every run. Such rows are put together by what they say besides their ids.
/// </summary>
internal static class SortedRows
{
    /// <summary>So many rows are hardly in this order by chance.</summary>
    private const int Least = 8;

    public static string Normalise(string text)
    {
        var lines = text.Split('\n');
        var result = new List<string>(lines.Length);
        while (result.Count < lines.Length)
        {
            var block = BlockAt(lines, result.Count);
            result.AddRange(block.Count < Least ? block : block.OrderBy(Normaliser.WithoutIds, StringComparer.Ordinal));
        }

        return string.Join('\n', result);
    }

    /// <summary>The line, and those after it as long as each has an id and comes after the one before.</summary>
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
