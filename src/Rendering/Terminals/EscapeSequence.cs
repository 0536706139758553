namespace Site.Rendering.Terminals;

/// <summary>An escape sequence of ECMA-48.</summary>
/// <param name="Final">The letter that ends a control sequence, for example <c>m</c>; NUL for every other kind of sequence.</param>
/// <param name="Parameters">The characters before that letter.</param>
/// <param name="End">The index of the first character after the sequence.</param>
internal readonly record struct EscapeSequence(char Final, string Parameters, int End)
{
    private const char Bell = '\u0007';
    private const char StringTerminator = '\u009c';

    /// <summary>Reads the sequence at an index.</summary>
    /// <param name="start">The index of ESC, or of U+009B, which is <c>ESC [</c> in one character.</param>
    public static EscapeSequence At(string text, int start)
    {
        if (text[start] == '\u009b')
        {
            return ControlSequence(text, start + 1);
        }

        return start + 1 >= text.Length
            ? new('\0', "", text.Length)
            : text[start + 1] switch
            {
                '[' => ControlSequence(text, start + 2),
                // OSC, DCS, SOS, PM and APC carry a string: a window title, a link, a file.
                ']' or 'P' or 'X' or '^' or '_' => new('\0', "", EndOfString(text, start + 2)),
                // Some sequences select a character set and have three characters: ESC ( B.
                >= ' ' and <= '/' => new('\0', "", Math.Min(start + 3, text.Length)),
                _ => new('\0', "", start + 2),
            };
    }

    private static EscapeSequence ControlSequence(string text, int start)
    {
        var end = start;
        while (end < text.Length && text[end] is >= ' ' and <= '?')
        {
            end++;
        }

        var complete = end < text.Length && text[end] is >= '@' and <= '~';
        return new(complete ? text[end] : '\0', text[start..end], complete ? end + 1 : end);
    }

    /// <summary>The end of a string. One without a terminator ends with its line, so that the rest of the output is still shown.</summary>
    private static int EndOfString(string text, int start)
    {
        for (var i = start; i < text.Length; i++)
        {
            switch (text[i])
            {
                case Bell or StringTerminator:
                    return i + 1;
                case '\u001b':
                    return i + 1 < text.Length && text[i + 1] == '\\' ? i + 2 : i;
                case '\n':
                    return i;
            }
        }

        return text.Length;
    }
}
