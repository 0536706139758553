using Site.Building;
using Site.Files;
using Site.Pages;

namespace Site.Tests;

/// <summary>
/// After an edit that changes only the text of pages, a build plans only these pages in full. In any case the site, and what is printed, are
/// those of a first build.
/// </summary>
public sealed class PlanningAfterEdits : IDisposable
{
    private readonly DirectoryInfo _root = Directory.CreateTempSubdirectory("planned-");
    private SitePlan? _plan;

    private string Content => Path.Combine(_root.FullName, "content");

    public static TheoryData<string, string, string[]> TextEdits =>
        new()
        {
            { "Text 3.", "Another text.", ["page-3.html"] },
            { "Text 3.", "A longer text.\n\nAnd one more line, so that what follows moves.", ["page-3.html"] },
            { "See [four](page-4.md#part-4).", "First a word, and then see [four](page-4.md#part-4).", ["page-3.html"] },
            { "Text in the folder.", "Another text.", ["deep/inner.html"] },
            { "Text of the index.", "Another text.", ["index.html"] },
            { "Text 6.", "First another line.\n\nText 6, above a broken link.", ["page-6.html"] },
            {
                "Text",
                "Words",
                [
                    "page-0.html",
                    "page-1.html",
                    "page-2.html",
                    "page-3.html",
                    "page-4.html",
                    "page-5.html",
                    "page-6.html",
                    "index.html",
                    "deep/inner.html",
                ]
            },
        };

    [Theory]
    [MemberData(nameof(TextEdits))]
    public async Task A_new_text_is_planned_and_nothing_else(string old, string fresh, string[] pages)
    {
        WriteTree();
        await BuildAsync("again");

        Replace(old, fresh);

        await AssertSameAsync();
        Assert.Equal(pages.Order(), PlannedInFull);
    }

    [Theory]
    [InlineData("title: Title 4", "title: Another")]
    [InlineData("summary: Summary 4", "summary: Another")]
    [InlineData("order: 4", "order: 1")]
    [InlineData("## Part 4 {#part-4}", "## Part 4 {#another}")]
    [InlineData("## Part 4 {#part-4}", "## Another {#part-4}")]
    [InlineData("## Part 4 {#part-4}", "")]
    [InlineData("Text 4.", "Text 4. See [five](page-5.md).")]
    [InlineData("See [four](page-4.md#part-4).", "See [five](page-5.md).")]
    [InlineData("See [four](page-4.md#part-4).", "See [nothing](nothing.md).")]
    [InlineData("See [nothing](nowhere.md).", "")]
    [InlineData("<svg", "<svg id=\"another\"")]
    public async Task What_other_pages_can_show_or_need_is_planned_for_all(string old, string fresh)
    {
        WriteTree();
        await BuildAsync("again");

        Replace(old, fresh);

        await AssertSameAsync();
        Assert.Equal(All, PlannedInFull);
    }

    [Theory]
    [InlineData("page-7.md", "# New\n\nText.\n")]
    [InlineData("deep/page.md", "# New\n\nText.\n")]
    [InlineData("new/page.md", "# New\n\nText.\n")]
    [InlineData("page-4.md", null)]
    [InlineData("index.md", null)]
    [InlineData("drawing.svg", null)]
    public async Task A_file_that_comes_or_goes_is_planned_for_all(string file, string? text)
    {
        WriteTree();
        await BuildAsync("again");

        if (text is null)
        {
            File.Delete(Path.Combine(Content, file));
        }
        else
        {
            Write(file, text);
        }

        await AssertSameAsync();
        Assert.Equal(All, PlannedInFull);
    }

    [Fact]
    public async Task Edits_one_after_another_are_planned_each_for_itself()
    {
        WriteTree();
        await BuildAsync("again");
        for (var page = 0; page < 4; page++)
        {
            Replace($"Text {page}.", $"Edit {page}.");
            await AssertSameAsync();
            Assert.Equal([$"page-{page}.html"], PlannedInFull);
        }

        Replace("title: Title 2", "title: Another");
        await AssertSameAsync();
        Replace("Edit 3.", "The last edit.");
        await AssertSameAsync();
        Assert.Equal(["page-3.html"], PlannedInFull);
    }

    [Theory]
    [InlineData("docs/en/one.md", "Text one.", "Another.", new[] { "en/docs/one.html" })]
    [InlineData("docs/en/two.md", "Text two.", "Another.", new[] { "en/docs/two.html", "zh/docs/two.html" })]
    [InlineData("docs/en/one.md", "title: One", "title: Another", null)]
    [InlineData("course.yml", "en: S", "en: Another", null)]
    [InlineData("lessons/first/en.md", "Look.", "Look!", null)]
    public async Task A_course_is_planned_in_the_same_way(string file, string old, string fresh, string[]? pages)
    {
        using var course = new CourseFixture();
        course
            .Write("docs/en/one.md", "---\ntitle: One\nsummary: S\n---\n\nText one.\n")
            .Write("docs/zh/one.md", "---\ntitle: 一\nsummary: S\n---\n\n文字。\n")
            .Write("docs/en/two.md", "---\ntitle: Two\nsummary: S\n---\n\nText two. See [one](one.md).\n");
        Directory.Move(course.Root, Content);
        Directory.CreateDirectory(course.Root);
        await BuildAsync("again");

        Replace(file, old, fresh);

        await AssertSameAsync();
        Assert.Equal(pages ?? All, PlannedInFull);
    }

    public void Dispose() => _root.Delete(recursive: true);

    /// <summary>The pages of the last plan that have links to resolve, planned or not.</summary>
    private IEnumerable<string> All => Paths(page => page.LazyTargets is not null);

    private IEnumerable<string> PlannedInFull => Paths(page => page.LazyTargets?.IsValueCreated == true);

    private IEnumerable<string> Paths(Func<Page, bool> isCounted) =>
        _plan!.Pages.Where(isCounted).Select(page => page.Path.Value).Order(StringComparer.Ordinal);

    private void WriteTree()
    {
        for (var page = 0; page < 7; page++)
        {
            Write(
                $"page-{page}.md",
                $"---\ntitle: Title {page}\nsummary: Summary {page}\norder: {page}\n---\n\nText {page}.\n\n## Part {page} {{#part-{page}}}\n\nSome words.\n"
            );
        }

        Append("page-3.md", "\nSee [four](page-4.md#part-4).\n");
        Append("page-6.md", "\nSee [nothing](nowhere.md).\n");
        Write("index.md", "# Start\n\nText of the index. See [inner](deep/inner.md) and [two](page-2.md#part-2).\n");
        Write("deep/inner.md", "# Inner\n\nText in the folder. ![A drawing](../drawing.svg)\n");
        Write("drawing.svg", "<svg xmlns=\"http://www.w3.org/2000/svg\"></svg>\n");
    }

    private void Write(string file, string text)
    {
        var path = Path.Combine(Content, file);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
    }

    private void Append(string file, string text) => File.AppendAllText(Path.Combine(Content, file), text);

    /// <summary>Replaces a text in all files that have it.</summary>
    private void Replace(string old, string fresh)
    {
        var files = Directory
            .GetFiles(Content, "*", SearchOption.AllDirectories)
            .Where(file => File.ReadAllText(file).Contains(old, StringComparison.Ordinal))
            .ToList();
        Assert.NotEmpty(files);
        files.ForEach(file => Replace(Path.GetRelativePath(Content, file), old, fresh));
    }

    private void Replace(string file, string old, string fresh)
    {
        var text = File.ReadAllText(Path.Combine(Content, file));
        Assert.Contains(old, text, StringComparison.Ordinal);
        Write(file, text.Replace(old, fresh, StringComparison.Ordinal));
    }

    /// <summary>Builds again, and compares with a first build.</summary>
    private async Task AssertSameAsync()
    {
        var cold = await BuildAsync("cold");
        Assert.Equal(cold, await BuildAsync("again"));
        Assert.Equal(Files("cold"), Files("again"));
    }

    /// <returns>What was printed.</returns>
    private async Task<string> BuildAsync(string name)
    {
        _plan = null;
        var said = new StringWriter();
        var build = new SiteBuild(Content, Path.Combine(_root.FullName, name), Strict: false) { Planned = plan => _plan = plan };
        build = name == "cold" ? build : build.With(new Cache(Path.Combine(_root.FullName, "cache")));
        Assert.True(await build.RunAsync(said, said, TestContext.Current.CancellationToken), said.ToString());
        return said.ToString().Replace(_root.FullName, "", StringComparison.Ordinal).Replace($"/{name}", "", StringComparison.Ordinal);
    }

    private SortedDictionary<string, string> Files(string name) => Folder.Read(Path.Combine(_root.FullName, name));
}
