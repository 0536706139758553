using System.Text.RegularExpressions;

namespace Site.Recordings.Normalising;

/// <summary>
/// The columns of <c>ps</c> and <c>docker top</c> that no two runs share. The process ids 0 and 1 mean something, and
/// stay.
/// </summary>
internal static partial class ProcessTable
{
    private static readonly string[] Passing = ["PID", "PPID", "C", "STIME", "TIME"];

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

                    header = words.Length == 0 ? null : header;
                    return header is null ? line : Rewrite(line, header);
                })
        );
    }

    /// <summary>The last column is the command, and may hold spaces.</summary>
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
                    return !Passing.Contains(name) || (name.EndsWith("PID", StringComparison.Ordinal) && match.Value is "0" or "1")
                        ? match.Value
                        : $"<{name}>";
                }
            );
    }

    [GeneratedRegex(@"\S+")]
    private static partial Regex Words();
}
