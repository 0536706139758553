using System.Globalization;
using System.Text.RegularExpressions;

namespace Site.Recordings.Normalising;

/// <summary>What programs call the kernel that they run on.</summary>
internal static partial class KernelRelease
{
    /// <summary>Linux 4.0 and later as 2.6.60 and later, since a later 3.x was 2.6.40 and later: see <c>override_release</c> in the kernel.</summary>
    private const int FirstMinor = 60;

    /// <returns>The release, and what <c>setarch --uname-2.6</c> makes of it; none for an empty text.</returns>
    public static IEnumerable<string> Names(string release)
    {
        if (release.Length == 0)
        {
            yield break;
        }

        yield return release;
        if (Parts().Match(release) is { Success: true } parts)
        {
            var minor = int.Parse(parts.Groups["minor"].ValueSpan, CultureInfo.InvariantCulture);
            yield return $"2.6.{FirstMinor + minor}{parts.Groups["rest"].Value}";
        }
    }

    /// <summary>Replaces a release where it stands on its own: <c>6.1</c> is no part of <c>26.1.5</c>.</summary>
    public static string Replace(string text, string release, string replacement) =>
        Regex.Replace(text, $@"(?<![\w.]){Regex.Escape(release)}(?![\w+-]|\.\w)", replacement);

    [GeneratedRegex(@"\A[0-9]+\.(?<minor>[0-9]{1,4})(\.[0-9]+)*(?<rest>.*)\z")]
    private static partial Regex Parts();
}
