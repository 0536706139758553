using System.Text.RegularExpressions;
using Site.Content;
using Site.Pages;
using Site.Rendering;
using Site.Search;

namespace Site.Tests;

/// <summary><c>::: engine bookworm</c>: a passage that holds on some engines only.</summary>
public sealed partial class EnginePassages : IDisposable
{
    private const string Page = "lessons/first/en.md";
    private readonly CourseFixture _course = new();

    [Theory]
    [InlineData("bookworm", "On Docker 20.10", false)]
    [InlineData("trixie", "On Docker 26.1", true)]
    [InlineData("bookworm forky", "On Docker 20.10 and 28.5", false)]
    [InlineData("trixie  forky", "On Docker 26.1 and 28.5", true)]
    public async Task It_is_titled_by_the_versions_and_open_for_the_default_engine_only(string engines, string title, bool open)
    {
        var passage = Assert.Single(Passages().Matches(Html(await PageAsync(Passage(engines, "Older words.")))));

        Assert.Equal(
            (string.Join(' ', engines.Split(' ', StringSplitOptions.RemoveEmptyEntries)), open, title),
            (passage.Groups["engines"].Value, passage.Groups["open"].Length > 0, passage.Groups["title"].Value)
        );
        Assert.Contains("Older words.", passage.Groups["text"].Value, StringComparison.Ordinal);
    }

    [Fact]
    public async Task In_Chinese_it_is_titled_in_Chinese()
    {
        _course.Replace("lessons/first/zh.md", "::: step look", Passage("bookworm forky", "旧的说法。") + "::: step look");

        var page = await PageAsync("", Language.Chinese);

        Assert.Equal("在 Docker 20.10 和 28.5 上", Passages().Match(Html(page)).Groups["title"].Value);
    }

    [Fact]
    public async Task It_may_stand_within_a_step()
    {
        _course
            .Replace(Page, "\nLook.\n:::", $"\nLook.\n\n{Passage("bookworm", "Older words.")}::::")
            .Replace(Page, "::: step", ":::: step");

        var page = await PageAsync("");

        var step = page.Blocks.OfType<StepBlock>().Single();
        Assert.Contains("Older words.", Passages().Match(ProseHtml.Of(page, step.Intro)).Groups["text"].Value, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("bullseye", "`bullseye`")]
    [InlineData("trixie sid", "`sid`")]
    [InlineData("Trixie", "`Trixie`")]
    [InlineData("", "names no engine")]
    public async Task One_for_an_engine_that_there_is_not_is_an_error_at_its_place(string engines, string what)
    {
        _course.Replace(Page, "::: step look", Passage(engines, "Words.") + "::: step look");

        var error = Assert.Single(await _course.ErrorsAsync());

        Assert.StartsWith($"{Page}:6:1: error invalid-value: ", error, StringComparison.Ordinal);
        Assert.Contains(what, error, StringComparison.Ordinal);
        Assert.EndsWith("bookworm, trixie, forky", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task On_a_plain_page_too()
    {
        _course
            .Write("docs/en/page.md", "---\ntitle: T\nsummary: S\n---\n\n" + Passage("potato", "Words."))
            .Write("docs/zh/page.md", "---\ntitle: T\nsummary: S\n---\n\nText.\n");

        Assert.StartsWith(
            "docs/en/page.md:6:1: error invalid-value: `potato`",
            Assert.Single(await _course.ErrorsAsync()),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task Search_finds_its_words_in_the_section_where_it_stands()
    {
        _course.Replace(Page, "::: step look", "## Builders {#builders}\n\n" + Passage("bookworm", "Older words.") + "::: step look");
        var plan = await SearchFixture.PlanAsync(_course.Root);

        var section = SearchScripts.Documents(plan, Language.English).Single(document => document.Id == "lessons/first.html#builders");

        Assert.Equal("Older words.", section.Text);
    }

    [Fact]
    public async Task In_the_Markdown_copy_its_title_takes_the_place_of_its_first_line()
    {
        var page = await PageAsync(Passage("bookworm forky", "Older words."));

        var copy = MarkdownCopies.Of(page);
        Assert.Contains("**On Docker 20.10 and 28.5**\n\nOlder words.", copy, StringComparison.Ordinal);
        Assert.DoesNotContain(":::", copy, StringComparison.Ordinal);
    }

    public void Dispose() => _course.Dispose();

    private static string Passage(string engines, string text) => $"::: engine {engines}\n{text}\n:::\n\n";

    /// <param name="passage">Stands before the step.</param>
    private async Task<LessonPage> PageAsync(string passage, Language? language = null)
    {
        _course.Replace(Page, "::: step look", passage + "::: step look");
        var plan = await SearchFixture.PlanAsync(_course.Root);
        return plan.Pages.OfType<LessonPage>().Single(page => page.Language == (language ?? Language.English));
    }

    private static string Html(LessonPage page) =>
        string.Concat(page.Blocks.OfType<ProseBlock>().Select(block => ProseHtml.Of(page, block.Prose)));

    [GeneratedRegex(
        "<details class=\"for-engine\" data-engines=\"(?<engines>[^\"]*)\"(?<open> open)?><summary>(?<title>[^<]*)</summary>(?<text>.*?)</details>",
        RegexOptions.Singleline
    )]
    private static partial Regex Passages();
}
