using System.IO.Compression;

namespace Browser.Tests;

public class Weight(SiteFixture site)
{
    private const int KiB = 1024;

    [Fact]
    public void The_search_costs_a_reader_who_opens_it_no_more_than_12_KiB_beside_its_index() =>
        Assert.InRange(Compressed(Assert.Single(Directory.GetFiles(Path.Combine(site.Root, "assets"), "search.*.js"))), 1, 12 * KiB);

    /// <summary>The bytes of a file as a server sends it.</summary>
    internal static long Compressed(string file)
    {
        using var buffer = new MemoryStream();
        using (var gzip = new GZipStream(buffer, CompressionLevel.Optimal, leaveOpen: true))
        {
            gzip.Write(File.ReadAllBytes(file));
        }

        return buffer.Length;
    }
}
