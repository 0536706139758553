using System.IO.Compression;
using Site.Pages;

namespace Site.Output;

/// <summary>Packs a site into one ZIP file, for reading offline. The same files give the same bytes.</summary>
public static class SiteArchive
{
    /// <summary>The path at which a site offers its own archive.</summary>
    public static readonly PagePath Path = new("offline.zip");

    /// <summary>The time of all entries, the earliest that ZIP files can store: the real time would make each archive different.</summary>
    private static readonly DateTimeOffset Time = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <param name="folder">The name of the folder that the archive unpacks to.</param>
    public static byte[] Of(IReadOnlyList<SiteFile> files, string folder)
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
