using System.Text.RegularExpressions;
using Site.Content;
using Site.Pages;
using Site.Rendering;

namespace Site.Tests;

/// <summary><c>::: then-now</c>: two figures, of which a page shows one at a time.</summary>
public sealed partial class ThenNow : IDisposable
{
    private const string Page = "lessons/first/en.md";
    private const string Pair = "![One.](figures/then.svg)\n\n![Two.](figures/now.svg)\n";
    private readonly CourseFixture _course = new();

    public ThenNow()
    {
        foreach (var name in new[] { "then", "now", "third", "fourth" })
        {
            _course.Write(
                $"lessons/first/figures/{name}.svg",
                $"<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 400 90\"><title lang=\"en\">{name}</title><title lang=\"zh\">{name}</title><desc lang=\"en\">D</desc><desc lang=\"zh\">D</desc></svg>"
            );
        }
    }

    [Fact]
    public async Task It_is_a_choice_between_the_older_and_the_newer_figure()
    {
        var html = Html(await PageAsync($"::: then-now\n{Pair}:::\n\n"));

        Assert.Equal(["Then", "Now"], Choices().Matches(html).Select(choice => choice.Groups["word"].Value));
        Assert.Equal(["One.", "Two."], Captions().Matches(html).Select(caption => caption.Groups["text"].Value));
        Assert.Equal("Then", Assert.Single(Choices().Matches(html), choice => choice.Value.Contains(" checked")).Groups["word"].Value);
    }

    [Fact]
    public async Task Two_on_a_page_are_chosen_apart()
    {
        var second = Pair.Replace("then.", "third.", StringComparison.Ordinal).Replace("now.", "fourth.", StringComparison.Ordinal);

        var html = Html(await PageAsync($"::: then-now\n{Pair}:::\n\n::: then-now\n{second}:::\n\n"));

        Assert.Equal([2, 2], Choices().Matches(html).GroupBy(choice => choice.Groups["name"].Value).Select(same => same.Count()));
    }

    [Fact]
    public async Task In_the_Markdown_copy_both_captions_stand_below_its_title()
    {
        var copy = MarkdownCopies.Of(await PageAsync($"::: then-now\n{Pair}:::\n\n"));

        Assert.Contains("**Then and now**\n\nOne.\n\nTwo.", copy, StringComparison.Ordinal);
        Assert.DoesNotContain(":::", copy, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("![One.](figures/then.svg)\n")]
    [InlineData("![One.](figures/then.svg)\n![Two.](figures/now.svg)\n")]
    [InlineData("Words.\n\n" + Pair)]
    [InlineData(Pair + "\n![Three.](figures/third.svg)\n")]
    public async Task Anything_else_in_it_is_an_error_at_its_place(string content)
    {
        _course.Replace(Page, "::: step look", $"::: then-now\n{content}:::\n\n::: step look");

        Assert.Contains(
            $"{Page}:6:1: error invalid-value: `::: then-now` does not contain exactly two figures; "
                + "put two figures in it, the older first, each on a line of its own with an empty line between them",
            await _course.ErrorsAsync()
        );
    }

    [Fact]
    public async Task One_that_is_not_closed_is_told_once()
    {
        _course.Replace(Page, "Look.\n:::\n", "Look.\n:::\n\n::: then-now\n![One.](figures/then.svg)\n");

        Assert.StartsWith(
            $"{Page}:10:1: error invalid-text: `::: then-now` is not closed",
            Assert.Single(await _course.ErrorsAsync()),
            StringComparison.Ordinal
        );
    }

    public void Dispose() => _course.Dispose();

    /// <param name="pairs">Stands before the step.</param>
    private async Task<LessonPage> PageAsync(string pairs)
    {
        _course.Replace(Page, "::: step look", pairs + "::: step look");
        var plan = await SearchFixture.PlanAsync(_course.Root);
        return plan.Pages.OfType<LessonPage>().Single(page => page.Language == Language.English);
    }

    private static string Html(LessonPage page) =>
        string.Concat(page.Blocks.OfType<ProseBlock>().Select(block => ProseHtml.Of(page, block.Prose)));

    [GeneratedRegex("<label><input type=\"radio\" name=\"(?<name>[^\"]+)\"[^>]*> (?<word>[^<]*)</label>")]
    private static partial Regex Choices();

    [GeneratedRegex("<figcaption>(?<text>[^<]*)</figcaption>")]
    private static partial Regex Captions();
}
