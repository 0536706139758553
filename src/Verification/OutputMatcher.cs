using System.Text.RegularExpressions;
using Site.Content;

namespace Site.Verification;

/// <summary>The first place at which an output is not as expected.</summary>
/// <param name="Index">The index of the expected line, from 0; the number of expected lines when the output has more.</param>
/// <param name="Actual">The line of the output in its place; null when the output had ended, or was searched to its end.</param>
public sealed record Mismatch(int Index, string? Actual);

/// <summary>Compares an output with the lines of an <see cref="ExpectedOutput"/>.</summary>
public static class OutputMatcher
{
    /// <summary>Finds the first expected line that the output does not match; null when the output is as expected.</summary>
    /// <param name="output">The raw output. Kinds of line ends, and spaces at the end of a line, do not matter.</param>
    public static Mismatch? Match(ExpectedOutput expected, string output)
    {
        var lines = Lines(output);

        // Every index in the output at which a match of the expected lines so far can end.
        SortedSet<int> ends = [0];
        for (var index = 0; index < expected.Lines.Count; index++)
        {
            var next = After(expected.Lines[index].TrimEnd(), ends, lines);
            if (next.Count == 0)
            {
                return new Mismatch(index, Actual(ends, lines));
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

    private static string? Actual(SortedSet<int> ends, string[] lines) => ends.Contains(lines.Length) ? null : lines[ends.Max];

    private static string[] Lines(string output)
    {
        var text = output.ReplaceLineEndings("\n").TrimEnd('\n');
        return text.Length == 0 ? [] : [.. text.Split('\n').Select(line => line.TrimEnd())];
    }
}
