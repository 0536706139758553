namespace Site.Rendering;

/// <summary>Converts what is typed into a terminal into the names of the keys to press.</summary>
public static class Keystrokes
{
    /// <summary>
    /// Splits the text so that printable characters stay together and each control character becomes the name of its key.
    /// </summary>
    public static IReadOnlyList<string> Of(string typed)
    {
        var keys = new List<string>();
        var text = "";
        foreach (var character in typed)
        {
            if (!char.IsControl(character))
            {
                text += character;
                continue;
            }

            keys.Add(text);
            keys.Add(NameOf(character));
            text = "";
        }

        return [.. keys.Append(text).Where(key => key.Length > 0)];
    }

    private static string NameOf(char control) =>
        control switch
        {
            '\n' or '\r' => "Enter",
            '\t' => "Tab",
            '\u001b' => "Esc",
            '\u007f' => "Backspace",
            < ' ' => $"Ctrl-{(char)(control + '@')}",
            _ => $"U+{(int)control:X4}",
        };
}
