using System.IO.Compression;
using Site.Pages;

namespace Site.Output;

/// <summary>A site in one file, to read without a network. The same files give the same bytes.</summary>
public static class SiteArchive
{
    /// <summary>Where a site offers its own archive.</summary>
    public static readonly PagePath Path = new("offline.zip");

    /// <summary>The earliest that the format knows.</summary>
    private static readonly DateTimeOffset Time = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <param name="folder">What it unpacks to.</param>
    public static byte[] Of(IReadOnlyList<(PagePath Path, ReadOnlyMemory<byte> Content)> files, string folder)
    {
        using var buffer = new MemoryStream();
        using (var archive = new ZipArchive(buffer, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (path, content) in files)
            {
                var entry = archive.CreateEntry($"{folder}/{path}", CompressionLevel.Optimal);
                entry.LastWriteTime = Time;
                using var stream = entry.Open();
                stream.Write(content.Span);
            }
        }

        return buffer.ToArray();
    }
}
