using Site.Diagnostics;

namespace Site.Tests;

/// <summary>A footnote gives the source of a claim, which readers follow.</summary>
public sealed class Footnotes
{
    [Theory]
    [InlineData("A book.")]
    [InlineData("[The glossary](term:image)")]
    [InlineData("[The lesson](zh.md), and `https://example.org/` as code")]
    public async Task One_without_a_link_to_the_web_is_a_warning_at_its_place(string source)
    {
        using var course = Course(source);
        var warning = Assert.Single(await course.ProblemsAsync(), problem => problem.Code == Codes.SourceWithoutLink);

        Assert.Equal(Severity.Warning, warning.Severity);
        Assert.Equal(("lessons/first/en.md", 8), (warning.Location.Path, warning.Location.Line));
    }

    [Theory]
    [InlineData("[A book](https://example.org/)")]
    [InlineData("A book, <https://example.org/>")]
    [InlineData("A book,\n    on its [second page](http://example.org/2)")]
    public async Task One_with_such_a_link_has_none(string source)
    {
        using var course = Course(source);
        Assert.DoesNotContain(await course.ProblemsAsync(), problem => problem.Code == Codes.SourceWithoutLink);
    }

    [Fact]
    public async Task Each_is_told()
    {
        using var course = Course("One.\n\n[^b]: Two.").Replace("lessons/first/en.md", "it.[^a]", "it.[^a] And so.[^b]");
        Assert.Equal(
            [8, 10],
            (await course.ProblemsAsync())
                .Where(problem => problem.Code == Codes.SourceWithoutLink)
                .Select(problem => problem.Location.Line)
        );
    }

    private static CourseFixture Course(string source) =>
        new CourseFixture().Replace("lessons/first/en.md", "::: step look", $"So is it.[^a]\n\n[^a]: {source}\n\n::: step look");
}
