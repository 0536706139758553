using System.Buffers.Binary;
using System.IO.Compression;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using Site.Building;
using Site.Diagnostics;
using Site.Rendering;

namespace Site.Tests;

public sealed class Publishing : IDisposable
{
    private readonly CourseFixture _course = new();
    private readonly DirectoryInfo _elsewhere = Directory.CreateTempSubdirectory("published-");

    private string Zip => Path.Combine(_elsewhere.FullName, "course.zip");

    [Fact]
    public async Task A_page_names_its_address_and_its_translations()
    {
        await BuildAsync(At("https://docs.example.org/docker"));

        var page = Page("zh/lessons/first.html");
        Assert.Contains(
            "<link rel=\"canonical\" href=\"https://docs.example.org/docker/zh/lessons/first.html\"",
            page,
            StringComparison.Ordinal
        );
        Assert.Contains(
            "<link rel=\"alternate\" hreflang=\"en\" href=\"https://docs.example.org/docker/en/lessons/first.html\"",
            page,
            StringComparison.Ordinal
        );
        Assert.Contains(
            "<meta property=\"og:url\" content=\"https://docs.example.org/docker/zh/lessons/first.html\"",
            page,
            StringComparison.Ordinal
        );
        Assert.Contains("<meta property=\"og:title\" content=\"T\"", page, StringComparison.Ordinal);
        Assert.Contains(
            "<link rel=\"canonical\" href=\"https://docs.example.org/docker/en/\"",
            Page("en/index.html"),
            StringComparison.Ordinal
        );
        Assert.Contains("href=\"/docker/en/index.html\"", Page("404.html"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_link_to_a_page_can_be_shown_with_a_picture_of_the_size_that_it_says()
    {
        await BuildAsync(At("https://docs.example.org/docker"));

        var page = Page("en/index.html");
        var address = Regex
            .Match(page, "<meta property=\"og:image\" content=\"https://docs.example.org/docker/([^\"]+\\.png)\"")
            .Groups[1]
            .Value;
        var picture = await File.ReadAllBytesAsync(Path.Combine(_course.Root, "output", address), TestContext.Current.CancellationToken);
        Assert.Equal("IHDR"u8, picture.AsSpan(12, 4));
        Assert.Contains(
            $"<meta property=\"og:image:width\" content=\"{BinaryPrimitives.ReadInt32BigEndian(picture.AsSpan(16))}\"",
            page,
            StringComparison.Ordinal
        );
        Assert.Contains(
            $"<meta property=\"og:image:height\" content=\"{BinaryPrimitives.ReadInt32BigEndian(picture.AsSpan(20))}\"",
            page,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task A_page_that_stands_in_for_another_sends_search_engines_to_it()
    {
        File.Delete(Path.Combine(_course.Root, "lessons/first/zh.md"));

        await BuildAsync(At("https://docs.example.org/"));

        var page = Page("zh/lessons/first.html");
        Assert.Contains("<link rel=\"canonical\" href=\"https://docs.example.org/en/lessons/first.html\"", page, StringComparison.Ordinal);
        Assert.DoesNotContain("<link rel=\"alternate\" hreflang=\"zh-Hans\"", page, StringComparison.Ordinal);
        Assert.DoesNotContain("https://docs.example.org/zh/lessons/first.html", Page("sitemap.xml"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_sitemap_lists_every_page_with_its_translations()
    {
        await BuildAsync(At("https://docs.example.org/"));

        var urls = XDocument.Parse(Page("sitemap.xml")).Root!.Elements().ToList();
        Assert.Equal(
            [
                "https://docs.example.org/",
                "https://docs.example.org/en/",
                "https://docs.example.org/en/lessons/first.html",
                "https://docs.example.org/zh/",
                "https://docs.example.org/zh/lessons/first.html",
            ],
            urls.Select(url => url.Elements().First().Value).Order(StringComparer.Ordinal)
        );
        Assert.All(urls.Skip(1), url => Assert.Equal(3, url.Elements().Count()));
    }

    [Fact]
    public async Task Without_an_address_nothing_claims_one()
    {
        await BuildAsync(Build());

        Assert.DoesNotContain("canonical", Page("en/lessons/first.html"), StringComparison.Ordinal);
        Assert.DoesNotContain("og:image", Page("en/lessons/first.html"), StringComparison.Ordinal);
        Assert.Empty(Directory.GetFiles(Path.Combine(_course.Root, "output/assets"), "*.png"));
        Assert.False(File.Exists(Path.Combine(_course.Root, "output/sitemap.xml")));
    }

    [Theory]
    [InlineData("docs.example.org")]
    [InlineData("ftp://docs.example.org/")]
    [InlineData("https://docs.example.org/?page=1")]
    public void What_is_no_address_is_refused(string text) => Assert.Null(SiteAddress.Find(text));

    [Fact]
    public async Task The_archive_is_the_site_and_the_same_each_time()
    {
        await BuildAsync(Build());
        var site = Directory
            .EnumerateFiles(Path.Combine(_course.Root, "output"), "*", SearchOption.AllDirectories)
            .ToDictionary(file => "course/" + Path.GetRelativePath(Path.Combine(_course.Root, "output"), file), File.ReadAllText);

        await BuildAsync(At("https://docs.example.org/") with { Zip = Zip });
        var first = File.ReadAllBytes(Zip);
        await BuildAsync(Build() with { Zip = Zip });

        Assert.Equal(first, File.ReadAllBytes(Zip));
        Assert.Equal(first, File.ReadAllBytes(Path.Combine(_course.Root, "output/offline.zip")));
        using var archive = ZipFile.OpenRead(Zip);
        Assert.Equal(site, archive.Entries.ToDictionary(entry => entry.FullName, entry => new StreamReader(entry.Open()).ReadToEnd()));
    }

    [Fact]
    public async Task A_site_with_an_archive_offers_it_on_every_page_that_has_a_footer()
    {
        await BuildAsync(Build() with { Zip = Zip });

        Assert.Contains("<a href=\"../../offline.zip\" download", Page("zh/lessons/first.html"), StringComparison.Ordinal);
        Assert.Contains("<a href=\"../offline.zip\" download", Page("en/index.html"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("output", "output/site.zip")]
    [InlineData("output/", "output/site.zip")]
    [InlineData("./output", "output/../output/deep/site.zip")]
    [InlineData("output", "link/site.zip")]
    [InlineData("link/", "output/site.zip")]
    [InlineData("output", "output")]
    public async Task An_archive_in_the_directory_that_a_build_replaces_is_refused(string output, string zip)
    {
        File.CreateSymbolicLink(Path.Combine(_elsewhere.FullName, "link"), "output");
        Directory.CreateDirectory(Path.Combine(_elsewhere.FullName, "output"));
        var build = Build() with { Output = $"{_elsewhere.FullName}/{output}", Zip = $"{_elsewhere.FullName}/{zip}" };

        var fault = await Assert.ThrowsAsync<CommandLineException>(() => BuildAsync(build));

        Assert.Contains("name a file elsewhere", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_archive_that_cannot_be_written_is_refused_before_the_site_is_built()
    {
        var fault = await Assert.ThrowsAsync<CommandLineException>(() => BuildAsync(Build() with { Zip = _elsewhere.FullName }));

        Assert.Equal($"--zip {_elsewhere.FullName} cannot be written: it is a directory; name a file that you may write", fault.Message);
        Assert.False(Directory.Exists(Path.Combine(_course.Root, "output")));
    }

    [Fact]
    public async Task Each_page_lies_beside_itself_as_Markdown_that_any_reader_knows()
    {
        _course
            .Write(
                "lessons/first/en.md",
                """
                ---
                title: One
                summary: Two.
                ---

                ## Before {#before}

                ::: tip
                See [the page](../../docs/en/page.md#there), `[not](this.md)`.
                :::

                ::: step look
                Look.
                :::

                ```sh
                # code {#stays}
                ::: tip
                ```

                """.ReplaceLineEndings("\n")
            )
            .Write("docs/en/page.md", "---\ntitle: P\nsummary: S\n---\n\n## X {#there}\n\nText.\n");

        await BuildAsync(Build());

        Assert.Equal(
            "# One\n\nTwo.\n\n## Before\n\n**Tip**\n\nSee [the page](../docs/page.md#there), `[not](this.md)`.\n\n**Step 1 of 1** (`look`)\n\nLook.\n\n```console\n$ docker images\n```\n\n"
                + "How this step is checked: [look.check.cs](../../lessons/first/look.check.cs).\n\n```sh\n# code {#stays}\n::: tip\n```\n",
            Page("en/lessons/first.md")
        );
        Assert.Contains(
            "<link rel=\"alternate\" type=\"text/markdown\" href=\"first.md\"",
            Page("en/lessons/first.html"),
            StringComparison.Ordinal
        );
        Assert.StartsWith(
            "# T\n\n> S\n\n## English\n\n- [One](en/lessons/first.md): Two.\n- [P](en/docs/page.md): S\n\n## 简体中文\n",
            Page("llms.txt"),
            StringComparison.Ordinal
        );
    }

    public void Dispose()
    {
        _course.Dispose();
        _elsewhere.Delete(recursive: true);
    }

    private SiteBuild Build() => new(_course.Root, Path.Combine(_course.Root, "output"), Strict: false);

    private SiteBuild At(string address) => Build() with { Address = SiteAddress.Find(address) };

    private static async Task BuildAsync(SiteBuild build)
    {
        var said = new StringWriter();
        Assert.True(await build.RunAsync(said, said, TestContext.Current.CancellationToken), said.ToString());
    }

    private string Page(string path) => File.ReadAllText(Path.Combine(_course.Root, "output", path));
}
