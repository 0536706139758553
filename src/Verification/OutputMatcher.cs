using System.Text.RegularExpressions;
using Site.Lessons;

namespace Site.Verification;

/// <summary>Where an output leaves what was expected.</summary>
/// <param name="Index">Of the expected line, from 0; the count of lines when the output goes on after the last.</param>
/// <param name="Came">The line that came there; null when the output had ended.</param>
public sealed record Mismatch(int Index, string? Came);

/// <summary>Holds an output against the lines of <see cref="ExpectedOutput"/>.</summary>
public static class OutputMatcher
{
    /// <summary>The first mismatch on the way that gets furthest, or null when the output is as expected.</summary>
    /// <param name="output">Raw; line ends and spaces at the end of a line do not count.</param>
    public static Mismatch? Match(ExpectedOutput expected, string output)
    {
        var lines = output.ReplaceLineEndings("\n").TrimEnd('\n').Split('\n').Select(line => line.TrimEnd()).ToArray();
        if (lines is [""])
        {
            lines = [];
        }

        return new Search([.. expected.Lines.Select(line => line.TrimEnd())], lines).Run();
    }

    private sealed class Search(string[] expected, string[] lines)
    {
        private readonly HashSet<(int, int)> _dead = [];
        private Mismatch _furthest = new(-1, null);

        public Mismatch? Run() => From(0, 0) ? null : _furthest;

        private bool From(int e, int l)
        {
            if (_dead.Contains((e, l)))
            {
                return false;
            }

            var matches = e == expected.Length ? l == lines.Length
                : expected[e] == ExpectedOutput.AnyLines ? From(e + 1, l) || (l < lines.Length && From(e, l + 1))
                : l < lines.Length && IsMatch(expected[e], lines[l]) && From(e + 1, l + 1);
            if (!matches)
            {
                _dead.Add((e, l));
                Remember(e, l);
            }

            return matches;
        }

        /// <summary>Of the mismatches at the furthest expected line, the first is the one to tell.</summary>
        private void Remember(int e, int l)
        {
            if (e > _furthest.Index || (e == _furthest.Index && !IsAnyLinesBefore(e)))
            {
                _furthest = new Mismatch(e, l < lines.Length ? lines[l] : null);
            }
        }

        private bool IsAnyLinesBefore(int e) => e > 0 && expected[e - 1] == ExpectedOutput.AnyLines;

        private static bool IsMatch(string expected, string line) =>
            Regex.IsMatch(line, $"^{string.Join(".*", expected.Split(ExpectedOutput.AnyText).Select(Regex.Escape))}$", RegexOptions.Singleline | RegexOptions.CultureInvariant);
    }
}
