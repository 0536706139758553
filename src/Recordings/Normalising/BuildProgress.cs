using System.Text.RegularExpressions;

namespace Site.Recordings.Normalising;

/// <summary>
/// Normalises BuildKit's progress. How often and in which order it reports and numbers its steps depends on how fast they are. The lines of
/// each step are therefore put together, the steps are sorted by their names, and lines that a later one repeats as done are left out.
/// </summary>
internal static partial class BuildProgress
{
    public static string Normalise(string text)
    {
        var lines = text.Split('\n').ToList();
        var first = lines.FindIndex(line => Line().IsMatch(line));
        if (first < 0)
        {
            return text;
        }

        var progress = lines.Select(line => Line().Match(line)).Where(match => match.Success).ToList();
        var steps = progress
            .GroupBy(
                match => int.Parse(match.Groups["step"].Value, System.Globalization.CultureInfo.InvariantCulture),
                match => match.Groups["text"].Value
            )
            .OrderBy(step => step.First(), StringComparer.Ordinal)
            .SelectMany((step, number) => Final([.. step]).Select(line => $"#{number + 1} {line}"));
        var rest = lines.Where((line, index) => !Line().IsMatch(line) && !(line.Length == 0 && index > first)).ToList();
        rest.InsertRange(Math.Min(first, rest.Count), steps);
        return string.Join('\n', rest);
    }

    private static IEnumerable<string> Final(IReadOnlyList<string> lines)
    {
        var timeless = lines.Select(line => Duration().Replace(line, "")).Distinct().ToList();
        return timeless.Where(line =>
            line != "..."
            && !timeless.Exists(later =>
                later == $"{line} done" || (line.EndsWith(':') && later.StartsWith($"{line} ", StringComparison.Ordinal))
            )
        );
    }

    [GeneratedRegex(@"^#(?<step>[0-9]+) (?<text>.+)$")]
    private static partial Regex Line();

    [GeneratedRegex(@" [0-9]+(\.[0-9]+)?s(?=( done)?$)")]
    private static partial Regex Duration();
}
