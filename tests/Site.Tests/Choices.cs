using Site.Content;
using Site.Pages;
using Site.Rendering;

namespace Site.Tests;

/// <summary><c>::: choices</c>: a list of links, of which a reader follows one.</summary>
public sealed class Choices : IDisposable
{
    private const string Page = "lessons/first/en.md";
    private const string List = "- [Here](#look): on this page.\n- [There](https://example.org/): elsewhere.\n";
    private readonly CourseFixture _course = new();

    [Fact]
    public async Task They_are_plain_links_in_a_list_with_a_name()
    {
        var html = Html(await PageAsync($"::: choices\n{List}:::\n\n"));

        Assert.Contains("<nav class=\"choices\" aria-label=\"Choose your path\"", html, StringComparison.Ordinal);
        Assert.Contains("<li><a href=\"#look\">Here</a>: on this page.</li>", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task In_the_Markdown_copy_they_are_a_list_below_its_title()
    {
        var copy = MarkdownCopies.Of(await PageAsync($"::: choices\n{List}:::\n\n"));

        Assert.Contains("**Choose your path**\n\n- [Here](#look): on this page.", copy, StringComparison.Ordinal);
        Assert.DoesNotContain(":::", copy, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("[Here](#look)\n")]
    [InlineData("- Words, and then [a link](#look).\n")]
    [InlineData("- [Here](#look)\n- Words.\n")]
    [InlineData("Words.\n\n- [Here](#look)\n")]
    public async Task Anything_else_in_it_is_an_error_at_its_place(string content)
    {
        _course.Replace(Page, "::: step look", $"::: choices\n{content}:::\n\n::: step look");

        Assert.Contains(
            $"{Page}:6:1: error invalid-value: `::: choices` does not contain exactly one list of links; "
                + "put one list in it, and begin each item with a link",
            await _course.ErrorsAsync()
        );
    }

    [Fact]
    public async Task A_link_in_it_that_leads_nowhere_is_an_error_as_anywhere()
    {
        _course.Replace(Page, "::: step look", "::: choices\n- [Here](#nowhere)\n:::\n\n::: step look");

        Assert.Contains("`#nowhere`", Assert.Single(await _course.ErrorsAsync()), StringComparison.Ordinal);
    }

    public void Dispose() => _course.Dispose();

    /// <param name="choices">Stands before the step.</param>
    private async Task<LessonPage> PageAsync(string choices)
    {
        _course.Replace(Page, "::: step look", choices + "::: step look");
        var plan = await SearchFixture.PlanAsync(_course.Root);
        return plan.Pages.OfType<LessonPage>().Single(page => page.Language == Language.English);
    }

    private static string Html(LessonPage page) =>
        string.Concat(page.Blocks.OfType<ProseBlock>().Select(block => ProseHtml.Of(page, block.Prose)));
}
