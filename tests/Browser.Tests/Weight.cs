using System.IO.Compression;

namespace Browser.Tests;

public class Weight(SiteFixture site)
{
    private const int KiB = 1024;

    [Fact]
    public async Task The_theme_leaves_a_lesson_room_in_60_KiB_and_its_scripts_stay_under_25()
    {
        await using var opened = await site.OpenAsync("zh/lessons/first.html");
        var files = opened.Requests.Select(url => new Uri(url).LocalPath).Distinct().ToList();

        Assert.InRange(files.Sum(Compressed), 1, 60 * KiB);
        Assert.InRange(files.Where(file => file.EndsWith(".js", StringComparison.Ordinal)).Sum(Compressed), 1, 25 * KiB);
    }

    private static long Compressed(string file)
    {
        using var buffer = new MemoryStream();
        using (var gzip = new GZipStream(buffer, CompressionLevel.Optimal, leaveOpen: true))
        {
            gzip.Write(File.ReadAllBytes(file));
        }

        return buffer.Length;
    }
}
