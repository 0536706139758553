using System.IO.Compression;

namespace Browser.Tests;

public class Weight(SiteFixture site, BuiltCourse built)
{
    private const int KiB = 1024;

    [Theory]
    [InlineData("en")]
    [InlineData("zh")]
    public async Task The_first_load_of_a_lesson_has_at_most_60_KiB_of_which_scripts_25(string language)
    {
        var lessons = Directory.GetFiles(Path.Combine(built.Root, language, "lessons"), "*.html");
        Assert.NotEmpty(lessons);
        foreach (var lesson in lessons)
        {
            await using var opened = await site.OpenAsync(Path.GetRelativePath(built.Root, lesson), root: built.Root);
            await opened.Page.WaitForLoadStateAsync(Microsoft.Playwright.LoadState.NetworkIdle);
            var files = opened.Requests.Select(url => new Uri(url).LocalPath).Distinct().ToList();

            Assert.InRange(files.Sum(Compressed), 1, 60 * KiB);
            Assert.InRange(files.Where(file => file.EndsWith(".js", StringComparison.Ordinal)).Sum(Compressed), 1, 25 * KiB);
        }
    }

    [Fact]
    public void The_search_costs_a_reader_who_opens_it_no_more_than_12_KiB_beside_its_index() =>
        Assert.InRange(Compressed(Assert.Single(Directory.GetFiles(Path.Combine(site.Root, "assets"), "search.*.js"))), 1, 12 * KiB);

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
