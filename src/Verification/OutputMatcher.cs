using System.Text.RegularExpressions;
using Site.Content;

namespace Site.Verification;

/// <summary>Where an output leaves what was expected.</summary>
/// <param name="Index">Of the expected line, from 0; the count of lines when the output goes on after the last.</param>
/// <param name="Came">The line that came there; null when the output had ended, or was searched to its end.</param>
public sealed record Mismatch(int Index, string? Came);

/// <summary>Holds an output against the lines of <see cref="ExpectedOutput"/>.</summary>
public static class OutputMatcher
{
    /// <summary>The first expected line that nothing matches, or null when the output is as expected.</summary>
    /// <param name="output">Raw; line ends and spaces at the end of a line do not count.</param>
    public static Mismatch? Match(ExpectedOutput expected, string output)
    {
        var lines = Lines(output);

        // Every position in the output at which the expected lines so far can have ended.
        SortedSet<int> ends = [0];
        for (var index = 0; index < expected.Lines.Count; index++)
        {
            var next = After(expected.Lines[index].TrimEnd(), ends, lines);
            if (next.Count == 0)
            {
                return new Mismatch(index, Came(ends, lines));
            }

            ends = next;
        }

        return ends.Contains(lines.Length) ? null : new Mismatch(expected.Lines.Count, lines[ends.Max]);
    }

    private static SortedSet<int> After(string expected, SortedSet<int> ends, string[] lines)
    {
        if (expected == ExpectedOutput.AnyLines)
        {
            return [.. Enumerable.Range(ends.Min, lines.Length - ends.Min + 1)];
        }

        var pattern = new Regex(
            $"^{string.Join(".*", expected.Split(ExpectedOutput.AnyText).Select(Regex.Escape))}$",
            RegexOptions.CultureInvariant
        );
        return [.. ends.Where(at => at < lines.Length && pattern.IsMatch(lines[at])).Select(at => at + 1)];
    }

    private static string? Came(SortedSet<int> ends, string[] lines) => ends.Contains(lines.Length) ? null : lines[ends.Max];

    private static string[] Lines(string output)
    {
        var text = output.ReplaceLineEndings("\n").TrimEnd('\n');
        return text.Length == 0 ? [] : [.. text.Split('\n').Select(line => line.TrimEnd())];
    }
}
