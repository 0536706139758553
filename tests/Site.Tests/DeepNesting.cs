using Site.Diagnostics;
using Site.Markdown;

namespace Site.Tests;

/// <summary>A page with elements that are too deep inside of each other is an error with its place, not a crash.</summary>
public sealed class DeepNesting
{
    public static TheoryData<string, string, int, int> Pages =>
        new()
        {
            { "quotations", Times(1000, "> ") + "deep", 3, 300 },
            { "quotations in many lines", string.Concat(Enumerable.Range(0, 1000).Select(i => Times(i, "> ") + "deep\n")), 104, 300 },
            { "lists", string.Concat(Enumerable.Range(0, 1000).Select(i => Times(i, "  ") + "- item\n")), 60, 300 },
            { "lists in one line", Times(1000, "- ") + "deep", 3, 300 },
            { "emphasis", Times(1000, "*a ") + "deep" + Times(1000, " a*"), 3, 400 },
            { "emphasis that is not closed", Times(100_000, "**a "), 3, 50_000 },
            { "brackets", Times(100_000, "["), 3, 20_000 },
            { "images", Times(1000, "![") + "a" + Times(1000, "](x)"), 3, 400 },
            { "containers", string.Concat(Enumerable.Range(0, 1000).Select(i => Times(1100 - i, ":") + " note\n")), 104, 1 },
            { "many quotations", Times(100_000, "> ") + "deep", 3, 30_000 },
        };

    /// <param name="line">At most this line, and at least the first one of the text.</param>
    /// <param name="column">At most this column.</param>
    [Theory, MemberData(nameof(Pages))]
    public void It_is_an_error_with_its_place(string what, string text, int line, int column)
    {
        var bag = new DiagnosticBag();

        var page = MarkdownReader.ReadPlain("page.md", $"# P\n\n{text}\n", bag);

        var error = bag.Sorted.First(problem => problem.What.StartsWith("this is inside of more than 100 ", StringComparison.Ordinal));
        Assert.True(error.Location.Line >= 3 && error.Location.Line <= line, $"{what}: {error.Location}");
        Assert.True(error.Location.Column <= column, $"{what}: {error.Location}");
        Assert.Empty(page.Passages.Single().Text);
    }

    [Fact]
    public void The_front_matter_is_read_all_the_same()
    {
        var bag = new DiagnosticBag();

        var page = MarkdownReader.Read("page.md", $"---\ntitle: P\nsummary: S\n---\n\n{Times(1000, "> ")}deep\n", bag);

        Assert.Equal("title: P\nsummary: S", page.FrontMatter?.Text);
        Assert.Equal(6, Assert.Single(bag.Sorted).Location.Line);
    }

    [Theory]
    [InlineData("> ", "")]
    [InlineData("*a ", " a*")]
    [InlineData("- ", "")]
    public void What_people_write_is_not_too_deep(string open, string close)
    {
        var bag = new DiagnosticBag();

        MarkdownReader.ReadPlain("page.md", $"{Times(40, open)}deep{Times(40, close)}\n", bag);

        Assert.Empty(bag.Sorted);
    }

    [Fact]
    public void A_text_in_YAML_is_not_plain_if_it_is_too_deep()
    {
        Assert.False(InlineMarkdown.IsPlain(Times(1000, "*a ") + "deep" + Times(1000, " a*")));
        Assert.False(InlineMarkdown.IsProse(Times(1000, "- ") + "deep"));
    }

    private static string Times(int count, string text) => string.Concat(Enumerable.Repeat(text, count));
}
