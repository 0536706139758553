using System.Text;
using System.Text.RegularExpressions;

namespace Site.Recordings.Normalising;

/// <summary>
/// The text of what a program printed on a terminal, where it moves the cursor to replace what it printed before. Recordings are mostly
/// made without a terminal, where the same program prints line after line.
/// </summary>
public static partial class TerminalText
{
    private const int MostColumns = 4096;

    /// <summary>The lines as they are shown in the end.</summary>
    public static string Shown(string printed)
    {
        var screen = new List<StringBuilder> { new() };
        var (row, column) = (0, 0);
        foreach (Match token in Token().Matches(WithoutStrings(printed).Replace("\r\n", "\n", StringComparison.Ordinal)))
        {
            var text = token.Value;
            switch (text[0])
            {
                case '\e':
                    Move(token);
                    break;
                case '\n':
                    (row, column) = (row + 1, 0);
                    break;
                case '\r':
                    column = 0;
                    break;
                case '\b':
                    column = Math.Max(0, column - 1);
                    break;
                case >= ' ' or '\t' when column < MostColumns:
                    Put(text[0]);
                    break;
            }
        }

        return string.Join('\n', screen.Select(line => line.ToString().TrimEnd())).TrimEnd('\n');

        StringBuilder Line()
        {
            while (screen.Count <= row)
            {
                screen.Add(new StringBuilder());
            }

            return screen[row];
        }

        void Put(char character)
        {
            var line = Line();
            line.Append(' ', Math.Max(0, column + 1 - line.Length));
            line[column++] = character;
        }

        void Move(Match sequence)
        {
            var count = int.TryParse(sequence.Groups["number"].ValueSpan, out var number) ? Math.Min(number, MostColumns) : 0;
            switch (sequence.Groups["final"].Value)
            {
                case "A":
                    row = Math.Max(0, row - Math.Max(1, count));
                    break;
                case "B":
                    row = Math.Min(row + Math.Max(1, count), screen.Count);
                    break;
                case "C":
                    column += Math.Max(1, count);
                    break;
                case "D":
                    column = Math.Max(0, column - Math.Max(1, count));
                    break;
                case "G":
                    column = Math.Max(0, count - 1);
                    break;
                case "K" when count == 0:
                    var line = Line();
                    line.Length = Math.Min(line.Length, column);
                    break;
                case "K":
                    Line().Clear();
                    break;
                case "J" when count >= 2:
                    screen.Clear();
                    (row, column) = (0, 0);
                    break;
            }
        }
    }

    /// <summary>
    /// Every line that was shown at some time, one after the other, as the program would print them without a terminal. Empty lines are left
    /// out, since a program that moves up has to print some first.
    /// </summary>
    public static string Lines(string printed) =>
        string.Join(
            '\n',
            Normaliser
                .WithoutEscapes(CursorMove().Replace(WithoutStrings(printed.ReplaceLineEndings("\n")), "\n"))
                .Split('\n')
                .Select(line => line.TrimEnd())
                .Where(line => line.Length > 0)
        );

    /// <summary>Removes window titles and the like.</summary>
    private static string WithoutStrings(string printed) => ControlString().Replace(printed, "");

    [GeneratedRegex(@"\e\[[?=>]?(?<number>[0-9]*)[0-9;]*[ -/]*(?<final>[@-~])|\e[ -/]*[0-~]|[\s\S]")]
    private static partial Regex Token();

    [GeneratedRegex(@"\e\[[0-9]*[ABHJ]|\e\[2K|\r")]
    private static partial Regex CursorMove();

    [GeneratedRegex(@"\e[\]PX^_][^\a\e\n]*(\a|\e\\)?")]
    private static partial Regex ControlString();
}
