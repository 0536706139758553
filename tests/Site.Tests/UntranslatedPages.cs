using Site.Building;

namespace Site.Tests;

public sealed class UntranslatedPages : IDisposable
{
    private readonly CourseFixture _course = new();
    private readonly StringWriter _said = new();

    public UntranslatedPages()
    {
        _course.Write(
            "docs/zh/page.md",
            "---\ntitle: 中文页\nsummary: S\n---\n\n## 一节 {#one}\n\n内容，见[课程](../../lessons/first/zh.md)。\n"
        );
        File.Delete(Path.Combine(_course.Root, "lessons/first/zh.md"));
    }

    [Fact]
    public async Task A_lesson_that_is_not_translated_is_shown_in_the_language_that_it_has_and_says_so()
    {
        Assert.True(await BuildAsync(strict: false));

        var page = Page("zh/lessons/first.html");
        Assert.Contains("<html lang=\"zh-Hans\"", page, StringComparison.Ordinal);
        Assert.Contains("<h1 lang=\"en\">T</h1>", page, StringComparison.Ordinal);
        Assert.Contains("<div class=\"prose\" lang=\"en\"><p>Look.</p>", page, StringComparison.Ordinal);
        Assert.Contains("本页还没有中文版", page, StringComparison.Ordinal);
        Assert.DoesNotContain(
            "lang=\"en\"",
            Page("en/lessons/first.html")
                .Split("<main", 2)[1]
                .Split("</main>")[0]
                .Replace("<code lang=\"en\"", "", StringComparison.Ordinal),
            StringComparison.Ordinal
        );
        Assert.DoesNotContain("not available in English", Page("en/lessons/first.html"), StringComparison.Ordinal);
        Assert.Contains("href=\"lessons/first.html\" lang=\"en\"", Page("zh/index.html"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_plain_page_too_and_its_links_stay_in_the_reader_s_language()
    {
        Assert.True(await BuildAsync(strict: false));

        var page = Page("en/docs/page.html");
        Assert.Contains("This page is not available in English yet", page, StringComparison.Ordinal);
        Assert.Contains("<div class=\"prose\" lang=\"zh-Hans\">", page, StringComparison.Ordinal);
        Assert.Contains("<a href=\"../lessons/first.html\">课程</a>", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Each_is_a_warning_that_names_the_file_to_write()
    {
        await BuildAsync(strict: false);

        Assert.Contains(
            "lessons/first/zh.md:1:1: warning missing-translation: the page is not written in 简体中文, and shows lessons/first/en.md instead; write lessons/first/zh.md",
            _said.ToString(),
            StringComparison.Ordinal
        );
        Assert.Contains(
            "docs/en/page.md:1:1: warning missing-translation: the page is not written in English, and shows docs/zh/page.md instead; write docs/en/page.md",
            _said.ToString(),
            StringComparison.Ordinal
        );
        Assert.False(await BuildAsync(strict: true));
    }

    [Fact]
    public async Task A_lesson_in_no_language_cannot_be_shown()
    {
        File.Delete(Path.Combine(_course.Root, "lessons/first/en.md"));

        Assert.False(await BuildAsync(strict: false));

        Assert.Contains(
            "lessons/first/en.md:1:1: error missing-translation: the page is not written in English; write lessons/first/en.md",
            _said.ToString(),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task Where_edits_are_welcome_a_page_links_to_the_source_that_it_shows()
    {
        await BuildAsync(strict: false);
        Assert.DoesNotContain("编辑本页", Page("zh/lessons/first.html"), StringComparison.Ordinal);

        _course.Replace("course.yml", "parts:", "edit: https://example.org/edit/{path}?a=b\nparts:");
        await BuildAsync(strict: false);

        Assert.Contains(
            "<a href=\"https://example.org/edit/lessons/first/en.md?a=b\">编辑本页</a>",
            Page("zh/lessons/first.html"),
            StringComparison.Ordinal
        );
    }

    [Theory]
    [InlineData("https://example.org/edit/")]
    [InlineData("http://example.org/{path}")]
    [InlineData("javascript:{path}")]
    public async Task An_address_for_edits_that_cannot_be_one_is_told(string edit)
    {
        _course.Replace("course.yml", "parts:", $"edit: {edit}\nparts:");

        Assert.False(await BuildAsync(strict: false));

        Assert.Contains(
            $"course.yml:8:7: error invalid-value: `{edit}` is not an address for edits",
            _said.ToString(),
            StringComparison.Ordinal
        );
    }

    public void Dispose() => _course.Dispose();

    private Task<bool> BuildAsync(bool strict) =>
        new SiteBuild(_course.Root, Path.Combine(_course.Root, "output"), strict).RunAsync(
            _said,
            _said,
            TestContext.Current.CancellationToken
        );

    private string Page(string path) => File.ReadAllText(Path.Combine(_course.Root, "output", path));
}
