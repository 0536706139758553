using System.Globalization;
using System.Text.RegularExpressions;

namespace Site.Recordings.Normalising;

/// <summary>Finds the names under which programs print the release of the kernel.</summary>
internal static partial class KernelRelease
{
    /// <summary>
    /// The number that stands for x.0 when a kernel presents its release as 2.6: 3.x became 2.6.40 and later, and all newer releases become
    /// 2.6.60 and later. See <c>override_release</c> in the Linux source.
    /// </summary>
    private const int FirstMinor = 60;

    /// <returns>The release, and the form that programs see under <c>setarch --uname-2.6</c>; nothing if the release is empty.</returns>
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
