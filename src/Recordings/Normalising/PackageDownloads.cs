using System.Text.RegularExpressions;

namespace Site.Recordings.Normalising;

/// <summary>
/// Removes what dnf prints about its downloads: how fast each of them was, in the order in which they ended, and, unless it has just
/// been downloaded, how old the list of packages is.
/// </summary>
internal static partial class PackageDownloads
{
    public static string Normalise(string text) => Line().Replace(text, "");

    [GeneratedRegex(
        @"^(Last metadata expiration check: .* ago on .*|.* [0-9.]+ +[kMG]?B/s \| +[0-9.]+ +[kMG]?B +[0-9:]+ *)\n",
        RegexOptions.Multiline
    )]
    private static partial Regex Line();
}
