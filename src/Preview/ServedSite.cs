using System.Security.Cryptography;
using System.Text;
using Site.Diagnostics;

namespace Site.Preview;

/// <summary>What is served at one moment: the last good site, and what is wrong since.</summary>
/// <param name="Version">The same for the same bytes, so that a page that is up to date stays as it is, even when the server starts anew.</param>
internal sealed record ServedSite(
    string Version,
    IReadOnlyDictionary<string, ReadOnlyMemory<byte>> Files,
    IReadOnlyList<Diagnostic> Problems,
    string? Fault
)
{
    /// <summary>Before the first good build.</summary>
    public static ServedSite Empty { get; } = new("none", new Dictionary<string, ReadOnlyMemory<byte>>(), [], Fault: null);

    /// <summary>A build that wrote no site leaves the one there is.</summary>
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
