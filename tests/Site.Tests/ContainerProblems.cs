namespace Site.Tests;

/// <summary>Steps and callouts begin and end on lines of their own.</summary>
public sealed class ContainerProblems
{
    [Theory]
    [InlineData("\nLook.\n:::\n", "\n", "6:1: error invalid-text: `::: step` is not closed; end it with `:::` on a line of its own")]
    [InlineData("\nLook.\n:::\n", "", "6:1: error invalid-text: `::: step` is not closed")]
    [InlineData("Look.\n:::\n", "Look.\n", "6:1: error invalid-text: `::: step` is not closed")]
    [InlineData("Look.\n:::\n", "Look.\n:::\n\n::: note\n", "10:1: error invalid-text: `::: note` is not closed")]
    public async Task One_that_the_end_of_the_page_leaves_open_is_told_where_it_begins(string old, string fresh, string wanted)
    {
        using var course = new CourseFixture().Replace("lessons/first/en.md", old, fresh);
        Assert.StartsWith($"lessons/first/en.md:{wanted}", Assert.Single(await course.ErrorsAsync()), StringComparison.Ordinal);
    }
}
