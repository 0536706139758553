using Site.Building;
using Site.Files;
using Site.Output;
using Site.Rendering;

namespace Site.Tests;

/// <summary>What a build caches for the next one must never change the site.</summary>
public sealed class BuildingAgain : IDisposable
{
    private readonly CourseFixture _course = new();
    private readonly DirectoryInfo _cache = Directory.CreateTempSubdirectory("cache-");

    private string Output => Path.Combine(_course.Root, "output");

    [Fact]
    public async Task When_nothing_changed_nothing_is_written_and_the_same_is_said()
    {
        var first = await BuildAsync();
        var written = Times();

        Assert.Equal(first, await BuildAsync());

        Assert.Contains("warning not-recorded", first, StringComparison.Ordinal);
        Assert.Equal(written, Times());
    }

    [Theory]
    [InlineData("lessons/first/en.md", "Look.", "Look!")]
    [InlineData("lessons/first/look.check.cs", "\"so", "\"no")]
    [InlineData("course.yml", "en: T", "en: U")]
    public async Task An_edit_that_keeps_size_and_time_is_on_the_site(string file, string old, string fresh)
    {
        await BuildAsync();
        var path = Path.Combine(_course.Root, file);
        var time = File.GetLastWriteTimeUtc(path);

        _course.Replace(file, old, fresh);
        File.SetLastWriteTimeUtc(path, time);
        await BuildAsync();

        Assert.Equal(await AfreshAsync(), Folder.Read(Output));
    }

    [Fact]
    public async Task A_file_that_came_or_went_is_noticed()
    {
        _course.Write("docs/en/page.md", "---\ntitle: T\nsummary: S\n---\n").Write("docs/zh/page.md", "---\ntitle: T\nsummary: S\n---\n");
        await BuildAsync();
        Assert.Contains("en/docs/page.html", Folder.Read(Output).Keys);

        Directory.Delete(Path.Combine(_course.Root, "docs"), recursive: true);
        await BuildAsync();

        Assert.Equal(await AfreshAsync(), Folder.Read(Output));
    }

    [Fact]
    public async Task A_file_takes_the_place_of_a_folder_and_a_folder_that_of_a_file()
    {
        var data = Path.Combine(_course.Root, "docs/en/data");
        _course.Write("docs/en/data/file", "in a folder");
        await BuildAsync();

        Directory.Delete(data, recursive: true);
        _course.Write("docs/en/data", "a file");
        await BuildAsync();
        Assert.Equal(await AfreshAsync(), Folder.Read(Output));

        File.Delete(data);
        _course.Write("docs/en/data/file", "in a folder again");
        await BuildAsync();
        Assert.Equal(await AfreshAsync(), Folder.Read(Output));
    }

    [Fact]
    public async Task A_site_that_somebody_touched_is_built_again()
    {
        await BuildAsync();
        var site = Folder.Read(Output);

        File.AppendAllText(Path.Combine(Output, "en/index.html"), "x");
        await BuildAsync();
        Assert.Equal(site, Folder.Read(Output));

        File.Delete(Path.Combine(Output, "404.html"));
        await BuildAsync();
        Assert.Equal(site, Folder.Read(Output));

        File.WriteAllText(Path.Combine(Output, "more.html"), "x");
        await BuildAsync();
        Assert.Equal(site, Folder.Read(Output));
    }

    [Fact]
    public async Task The_preview_shows_what_is_written_says_the_same_and_mends_what_somebody_touched()
    {
        var first = await BuildAsync();
        var written = Times();
        var site = Folder.Read(Output);
        using var said = new StringWriter();

        var shown = await new SiteRebuild(Cached(strict: false), theme: null, said, said).RunAsync(
            [],
            TestContext.Current.CancellationToken
        );
        await shown.WriteAsync(TestContext.Current.CancellationToken);

        Assert.Equal(first, said.ToString());
        Assert.Equal(written, Times());
        Assert.IsType<WrittenFiles>(shown.Files);
        File.AppendAllText(Path.Combine(Output, "en/index.html"), "x");
        File.Delete(Path.Combine(Output, "404.html"));
        Assert.Equal(site, new(shown.Files.ToDictionary(file => file.Key, file => Convert.ToBase64String(file.Value.Span))));
    }

    [Fact]
    public async Task An_archive_is_not_on_the_site_that_is_built_without_one()
    {
        await BuildAsync();
        var packed = Cached(strict: false) with { Zip = Path.Combine(_cache.FullName, "site.zip") };
        Assert.True(await packed.RunAsync(TextWriter.Null, TextWriter.Null, TestContext.Current.CancellationToken));

        await BuildAsync();

        Assert.Equal(await AfreshAsync(), Folder.Read(Output));
    }

    [Fact]
    public async Task An_edit_of_a_text_rewrites_only_its_page_and_what_lists_its_words()
    {
        _course.Write("docs/en/page.md", "---\ntitle: T\nsummary: S\n---\n").Write("docs/zh/page.md", "---\ntitle: T\nsummary: S\n---\n");
        await BuildAsync();
        var before = Times();

        _course.Replace("docs/en/page.md", "S\n---\n", "S\n---\n\nNew words.\n");
        await BuildAsync();

        var written = Times().Except(before).Select(file => Path.GetRelativePath(Output, file.Key)).ToList();
        Assert.Superset(new HashSet<string> { "en/docs/page.html", "en/docs/page.md", "en/search-index.js" }, written.ToHashSet());
        Assert.DoesNotContain(written, path => path.StartsWith("zh/", StringComparison.Ordinal));
        Assert.All(
            written.Where(path => !path.StartsWith("en/search", StringComparison.Ordinal)),
            path => Assert.StartsWith("en/docs/page.", path, StringComparison.Ordinal)
        );
    }

    [Fact]
    public async Task A_build_that_warnings_fail_is_not_excused_by_one_that_they_do_not()
    {
        await BuildAsync();

        Assert.False(await Cached(strict: true).RunAsync(TextWriter.Null, TextWriter.Null, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task What_was_kept_of_the_snippets_is_used_and_shows_the_same()
    {
        _course.Write("lessons/first/look.check.cs", "// Why.\nvar text = \"so\" + 1;\nConsole.WriteLine(text);\nreturn text.Length;\n");
        await BuildAsync();
        var kept = Directory.GetFiles(Path.Combine(_cache.FullName, "snippets")).Single();
        var time = File.GetLastWriteTimeUtc(kept);

        _course.Replace("lessons/first/en.md", "Look.", "Look!");
        await BuildAsync();

        Assert.Equal(time, File.GetLastWriteTimeUtc(kept));
        Assert.Equal(await AfreshAsync(), Folder.Read(Output));
    }

    [Theory]
    [InlineData("snippets")]
    [InlineData("builds")]
    public async Task A_damaged_file_of_the_cache_is_as_good_as_none(string folder)
    {
        await BuildAsync();
        _course.Replace("lessons/first/en.md", "Look.", "Look!");
        var kept = Directory.GetFiles(Path.Combine(_cache.FullName, folder)).Single(file => Path.GetExtension(file) is ".json" or ".table");
        var bytes = File.ReadAllBytes(kept);

        // One changed bit, then half the file, then an empty file.
        byte[] turned = [.. bytes];
        turned[^20] ^= 1;
        foreach (var damaged in new[] { turned, bytes[..(bytes.Length / 2)], [] })
        {
            File.WriteAllBytes(kept, damaged);
            await BuildAsync();
            Assert.Equal(await AfreshAsync(), Folder.Read(Output));
        }
    }

    [Fact]
    public async Task A_new_script_for_the_engine_in_the_page_is_on_the_site()
    {
        var theme = Path.Combine(_cache.FullName, "theme");
        Folder.Copy(ThemeAssets.Directory, theme);
        var engine = Directory.CreateDirectory(Path.Combine(_cache.FullName, "engine")).FullName;
        File.WriteAllText(
            Path.Combine(engine, "engine.json"),
            """{"docker":"1","wasm":{"wire":0},"bios":{"wire":0},"vgaBios":{"wire":0},"snapshot":[]}"""
        );
        async Task<string> StylesheetAsync()
        {
            var build = Cached(strict: false) with { Engine = new PageEngineFiles(engine, []), Theme = ThemeAssets.Load(theme) };
            Assert.True(await build.RunAsync(TextWriter.Null, TextWriter.Null, TestContext.Current.CancellationToken));
            return File.ReadAllText(Path.Combine(Output, "assets/engine/live.css"));
        }

        await StylesheetAsync();
        File.AppendAllText(Path.Combine(theme, "live/live.css"), "/* new */");

        Assert.EndsWith("/* new */", await StylesheetAsync(), StringComparison.Ordinal);
    }

    public void Dispose()
    {
        _course.Dispose();
        _cache.Delete(recursive: true);
    }

    /// <returns>Everything that the build printed.</returns>
    private async Task<string> BuildAsync()
    {
        var said = new StringWriter();
        Assert.True(await Cached(strict: false).RunAsync(said, said, TestContext.Current.CancellationToken), said.ToString());
        return said.ToString();
    }

    private SiteBuild Cached(bool strict) => new SiteBuild(_course.Root, Output, strict).With(new Cache(_cache.FullName));

    /// <summary>The files of a build without a cache.</summary>
    private async Task<SortedDictionary<string, string>> AfreshAsync()
    {
        var output = Path.Combine(_cache.FullName, "afresh");
        Assert.True(
            await new SiteBuild(_course.Root, output, Strict: false).RunAsync(
                TextWriter.Null,
                TextWriter.Null,
                TestContext.Current.CancellationToken
            )
        );
        return Folder.Read(output);
    }

    private Dictionary<string, DateTime> Times() =>
        Directory.EnumerateFiles(Output, "*", SearchOption.AllDirectories).ToDictionary(file => file, File.GetLastWriteTimeUtc);
}
