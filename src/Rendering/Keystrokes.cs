namespace Site.Rendering;

/// <summary>What a reader types, as the keys that are pressed.</summary>
public static class Keystrokes
{
    /// <summary>A text is one key after the other, and stays together; a control character is a key of its own.</summary>
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
