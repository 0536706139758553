using System.Globalization;
using System.Text;

namespace Site.Rendering.Terminals;

/// <summary>A run of text with one style.</summary>
public sealed record AnsiSpan(AnsiStyle Style, string Text);

/// <summary>
/// Converts what a command printed into what a terminal shows once the command has ended. Colours are kept, and carriage returns,
/// backspaces and Erase in Line are applied. The text is untrusted, so every other escape sequence is dropped, and characters that are
/// invisible or reorder text are replaced with visible ones.
/// </summary>
public static class Ansi
{
    private const char Escape = '\u001b';
    private const char Csi = '\u009b';

    public static IReadOnlyList<AnsiSpan> Read(string output)
    {
        var screen = new Screen();
        var style = AnsiStyle.Default;
        for (var i = 0; i < output.Length; )
        {
            if (output[i] is Escape or Csi)
            {
                var sequence = EscapeSequence.At(output, i);
                style = sequence.Final == 'm' ? style.Apply(sequence.Parameters) : style;
                screen.Erase(sequence);
                i = sequence.End;
            }
            else
            {
                i += Put(output, i, screen, style);
            }
        }

        return screen.Spans();
    }

    /// <summary>The text without its colours.</summary>
    public static string Plain(string output) => string.Concat(Read(output).Select(span => span.Text));

    private static int Put(string output, int at, Screen screen, AnsiStyle style)
    {
        switch (output[at])
        {
            case '\r' when at + 1 < output.Length && output[at + 1] == '\n':
                break;
            case '\r':
                screen.Return();
                break;
            case '\b':
                screen.Back();
                break;
            case '\n':
                screen.NewLine();
                break;
            default:
                var valid = Rune.TryGetRuneAt(output, at, out var rune);
                screen.Put(valid ? Visible(rune) : "\ufffd", style);
                return valid ? rune.Utf16SequenceLength : 1;
        }

        return 1;
    }

    private static string Visible(Rune rune) =>
        rune.Value switch
        {
            '\t' => "\t",
            < 0x20 => ((char)(0x2400 + rune.Value)).ToString(),
            0x7f => "\u2421",
            // Joiners are needed by emoji and several scripts, and they do not reorder text.
            0x200c or 0x200d => rune.ToString(),
            _ when Rune.GetUnicodeCategory(rune)
                    is UnicodeCategory.Control
                        or UnicodeCategory.Format
                        or UnicodeCategory.LineSeparator
                        or UnicodeCategory.ParagraphSeparator => $"\u27e8U+{rune.Value:X4}\u27e9",
            _ => rune.ToString(),
        };
}
