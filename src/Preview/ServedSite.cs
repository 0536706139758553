using System.Security.Cryptography;
using Site.Diagnostics;

namespace Site.Preview;

/// <summary>What the server serves at one moment: the last good site, and the problems that later builds found.</summary>
/// <param name="Files">The files by path from the site's root.</param>
/// <param name="Problems">The problems of the last build; empty if it succeeded.</param>
/// <param name="Fault">Why the last build failed, as a sentence; null if it ran to its end.</param>
internal sealed record ServedSite(
    IReadOnlyDictionary<string, ReadOnlyMemory<byte>> Files,
    IReadOnlyList<Diagnostic> Problems,
    string? Fault
)
{
    /// <summary>The state before the first successful build.</summary>
    public static ServedSite Empty { get; } = new(new Dictionary<string, ReadOnlyMemory<byte>>(), [], Fault: null);

    /// <summary>The state after a build. A build without a site leaves the files as they are.</summary>
    public ServedSite After(PreviewBuild build) => new(build.Files ?? Files, build.Files is null ? build.Problems : [], build.Fault);

    /// <summary>The page for unknown URLs.</summary>
    public ReadOnlyMemory<byte> NotFound => Files.TryGetValue("404.html", out var page) ? page : ReloadClient.NoSitePage;

    /// <summary>The page at the path of a URL; null if there is none.</summary>
    public ReadOnlyMemory<byte>? PageAt(string path)
    {
        var file = path.TrimStart('/');
        return Files.TryGetValue(file.Length == 0 || file.EndsWith('/') ? $"{file}index.html" : file, out var page)
            ? page
            : default(ReadOnlyMemory<byte>?);
    }

    /// <summary>A hash of a page. An open page that has this one is up to date, even if the server was restarted.</summary>
    public static string VersionOf(ReadOnlyMemory<byte> page) => Convert.ToHexStringLower(SHA256.HashData(page.Span))[..16];
}
