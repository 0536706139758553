using System.Security.Cryptography;
using System.Text;
using Site.Diagnostics;

namespace Site.Preview;

/// <summary>What the server serves at one moment: the last good site, and the problems that later builds found.</summary>
/// <param name="Version">A hash of the files. A page that is up to date is not reloaded, even if the server was restarted.</param>
/// <param name="Files">The files by path from the site's root.</param>
/// <param name="Problems">The problems of the last build; empty if it succeeded.</param>
/// <param name="Fault">Why the last build failed, as a sentence; null if it ran to its end.</param>
internal sealed record ServedSite(
    string Version,
    IReadOnlyDictionary<string, ReadOnlyMemory<byte>> Files,
    IReadOnlyList<Diagnostic> Problems,
    string? Fault
)
{
    /// <summary>The state before the first successful build.</summary>
    public static ServedSite Empty { get; } = new("none", new Dictionary<string, ReadOnlyMemory<byte>>(), [], Fault: null);

    /// <summary>The state after a build. A build without a site leaves the files as they are.</summary>
    public ServedSite After(PreviewBuild build) =>
        new(
            build.Files is null ? Version : Hash(build.Files),
            build.Files ?? Files,
            build.Files is null ? build.Problems : [],
            build.Fault
        );

    private static string Hash(IReadOnlyDictionary<string, ReadOnlyMemory<byte>> files)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var (path, content) in files.OrderBy(file => file.Key, StringComparer.Ordinal))
        {
            hash.AppendData(Encoding.UTF8.GetBytes($"{path}\0{content.Length}\0"));
            hash.AppendData(content.Span);
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset())[..16];
    }
}
