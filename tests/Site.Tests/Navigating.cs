using Site.Building;

namespace Site.Tests;

/// <summary>A page links the pages of its own section, and each other section as a whole.</summary>
public sealed class Navigating : IDisposable
{
    private readonly CourseFixture _course = new();

    [Fact]
    public async Task A_lesson_links_the_lessons_of_its_part_and_each_other_part_on_the_front_page()
    {
        _course
            .Replace("course.yml", "lessons: [first]\n", "lessons: [first]\n  - title:\n      en: Q\n      zh: Q\n    lessons: [other]\n")
            .Copy("lessons/first", "lessons/other");

        await BuildAsync();

        var nav = Nav("en/lessons/first.html");
        Assert.Contains("<a href=\"first.html\" aria-current=\"page\">T</a>", nav, StringComparison.Ordinal);
        Assert.Contains("<a href=\"../index.html#part-2\">Q</a>", nav, StringComparison.Ordinal);
        Assert.DoesNotContain("other.html", nav, StringComparison.Ordinal);
        Assert.Contains("<h3 id=\"part-2\">Q</h3>", Page("en/index.html"), StringComparison.Ordinal);
        Assert.Contains("<li><a href=\"../index.html#part-1\">P</a></li>", Page("en/lessons/first.html"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_plain_pages_have_an_index_page_that_every_page_links()
    {
        _course.Write("docs/en/page.md", Markdown("A page")).Write("docs/zh/page.md", Markdown("一页"));

        await BuildAsync();

        Assert.Contains("<a href=\"page.html\">A page</a><span>S</span>", Page("en/docs/index.html"), StringComparison.Ordinal);
        Assert.Contains("<a href=\"../docs/index.html\">Docs</a>", Nav("en/lessons/first.html"), StringComparison.Ordinal);
        Assert.Contains("<a href=\"page.html\" aria-current=\"page\">A page</a>", Nav("en/docs/page.html"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_file_index_md_is_the_text_of_the_index_page()
    {
        _course
            .Write("docs/en/page.md", Markdown("A page"))
            .Write("docs/en/index.md", "---\ntitle: Handbook\nsummary: All of it.\n---\n\nStart [here](page.md).\n");

        await BuildAsync();

        var index = Page("en/docs/index.html");
        Assert.Contains("<h1>Handbook</h1>", index, StringComparison.Ordinal);
        Assert.Contains("Start <a href=\"page.html\">here</a>", index, StringComparison.Ordinal);
        Assert.Contains("<li><a href=\"index.html\">Handbook</a></li>", Page("en/docs/page.html"), StringComparison.Ordinal);
        Assert.DoesNotContain("<li><a href=\"index.html\"", index, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_weight_of_a_page_does_not_grow_with_the_site()
    {
        foreach (var number in Enumerable.Range(0, 350))
        {
            _course.Write($"docs/en/page-{number:000}.md", Markdown($"Page {number:000}"));
        }

        await BuildAsync();

        var page = Page("en/docs/page-120.html");
        Assert.Contains("<a href=\"page-120.html\" aria-current=\"page\">", page, StringComparison.Ordinal);
        Assert.Contains("<a href=\"page-119.html\">", page, StringComparison.Ordinal);
        Assert.Contains("<a href=\"index.html\">All 350 pages</a>", page, StringComparison.Ordinal);
        Assert.InRange(page.Split("href=\"page-").Length - 1, 50, 101);
        Assert.Equal(350, Page("en/docs/index.html").Split("</main>")[0].Split("<main")[1].Split("href=\"page-").Length - 1);
    }

    public void Dispose() => _course.Dispose();

    private static string Markdown(string title) => $"---\ntitle: {title}\nsummary: S\n---\n\nText.\n";

    private Task BuildAsync() =>
        new SiteBuild(_course.Root, Path.Combine(_course.Root, "output"), Strict: false).RunAsync(
            TextWriter.Null,
            TextWriter.Null,
            TestContext.Current.CancellationToken
        );

    private string Page(string path) => File.ReadAllText(Path.Combine(_course.Root, "output", path));

    private string Nav(string path) => Page(path).Split("<nav class=\"course\"")[1].Split("</nav>")[0];
}
