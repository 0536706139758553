namespace Site.Diagnostics;

/// <summary>Text that came from a sandbox. Printed as it is, its escape sequences could change the terminal of the person who runs a lesson.</summary>
public static class ControlCharacters
{
    /// <summary>The first of the pictures that Unicode has for the control characters from 0 to 31, in the same order.</summary>
    private const char FirstPicture = '\u2400';

    private const char Delete = '\u007f';
    private const char PictureOfDelete = '\u2421';

    /// <summary>Replaces control characters with pictures of them. Line feeds and tabs stay.</summary>
    public static string Show(string text) => string.Concat(text.Select(Show));

    private static char Show(char character) =>
        character switch
        {
            '\n' or '\t' => character,
            < ' ' => (char)(FirstPicture + character),
            Delete => PictureOfDelete,
            // The control characters of eight bits, some of which begin a sequence as well.
            >= '\u0080' and <= '\u009f' => '\uFFFD',
            _ => character,
        };
}
