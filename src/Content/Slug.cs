using System.Text.RegularExpressions;

namespace Site.Content;

internal static partial class Slug
{
    /// <summary>Ids become file names, anchors and parts of URLs: lower-case ASCII words joined by hyphens.</summary>
    public static bool IsValid(string text) => Id().IsMatch(text);

    [GeneratedRegex(@"\A[a-z][a-z0-9]*(-[a-z0-9]+)*\z")]
    private static partial Regex Id();
}
