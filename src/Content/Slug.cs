using System.Text.RegularExpressions;

namespace Site.Content;

/// <summary>Checks the ids of lessons, steps, pages and so on.</summary>
internal static partial class Slug
{
    /// <summary>
    /// Whether a text is lower-case ASCII words joined by hyphens, so that it can be a file name, an anchor and a part of a URL.
    /// </summary>
    public static bool IsValid(string text) => Id().IsMatch(text);

    [GeneratedRegex(@"\A[a-z][a-z0-9]*(-[a-z0-9]+)*\z")]
    private static partial Regex Id();
}
