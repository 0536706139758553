using System.Text.RegularExpressions;

namespace Site.Lessons;

internal static partial class Words
{
    /// <summary>Ids become file names, anchors and parts of URLs: lower-case ASCII words joined by hyphens.</summary>
    public static bool IsId(string text) => Id().IsMatch(text);

    [GeneratedRegex(@"\A[a-z][a-z0-9]*(-[a-z0-9]+)*\z")]
    private static partial Regex Id();
}
