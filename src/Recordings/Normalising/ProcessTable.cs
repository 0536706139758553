using System.Text.RegularExpressions;

namespace Site.Recordings.Normalising;

/// <summary>
/// Replaces the columns of <c>ps</c> and <c>docker top</c> that differ between runs. The process ids 0 and 1 have a meaning, so they are
/// kept.
/// </summary>
internal static partial class ProcessTable
{
    private static readonly string[] VolatileColumns = ["PID", "PPID", "C", "STIME", "TIME"];

    public static string Normalise(string text)
    {
        string[]? header = null;
        return string.Join(
            '\n',
            text.Split('\n')
                .Select(line =>
                {
                    var words = Words().Matches(line).Select(match => match.Value).ToArray();
                    if (words.Contains("PID"))
                    {
                        header = words;
                        return line;
                    }

                    // The table ends where a line has no process id in that column.
                    header = header is null || !int.TryParse(words.ElementAtOrDefault(Array.IndexOf(header, "PID")), out _) ? null : header;
                    return header is null ? line : Rewrite(line, header);
                })
        );
    }

    /// <summary>Replaces the values of one row. The last column is the command, which can contain spaces.</summary>
    private static string Rewrite(string line, string[] header)
    {
        var column = 0;
        return Words()
            .Replace(
                line,
                match =>
                {
                    var name = column < header.Length - 1 ? header[column] : "";
                    column++;
                    return !VolatileColumns.Contains(name) || (name.EndsWith("PID", StringComparison.Ordinal) && match.Value is "0" or "1")
                        ? match.Value
                        : $"<{name}>";
                }
            );
    }

    [GeneratedRegex(@"\S+")]
    private static partial Regex Words();
}
