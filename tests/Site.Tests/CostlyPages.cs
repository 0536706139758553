using Site.Diagnostics;
using Site.Markdown;

namespace Site.Tests;

/// <summary>
/// A page of a megabyte in one line takes seconds, whatever is in it: it becomes a page, or an error with its place. Without limits, some
/// would take minutes.
/// </summary>
public sealed class CostlyPages
{
    private const int Size = 1_000_000;

    [Theory]
    [InlineData("[a](", "2:1: error invalid-text: too many `(`")]
    [InlineData("![a](", "2:1: error invalid-text: too many `(`")]
    [InlineData("[a](b", "2:1: error invalid-text: too many `(`")]
    [InlineData("[a](b (", "2:1: error invalid-text: too many `(`")]
    [InlineData("https://a.b/(", "2:1: error invalid-text: too many `(`")]
    [InlineData("[a]([a](b)", "2:1: error invalid-text: too many `(`")]
    [InlineData("[", "2:9500: error invalid-text: this is inside of more than 100 ")]
    [InlineData("*a ", "2:26998: error invalid-text: this is inside of more than 100 ")]
    [InlineData("x**y**", "2:26999: error invalid-text: this is inside of more than 100 ")]
    [InlineData("[a](b.md)", null)]
    [InlineData("[a](b.md \"c\") ", null)]
    [InlineData("![a](https://b.c/(d)) ", null)]
    [InlineData("<https://b.c>", null)]
    [InlineData("`a` ", null)]
    [InlineData("`", null)]
    [InlineData("<", null)]
    [InlineData("<!-- ", null)]
    [InlineData("&", null)]
    [InlineData("[^1] ", null)]
    [InlineData("(a) ", null)]
    public void In_one_line(string piece, string? error)
    {
        var bag = new DiagnosticBag();

        MarkdownReader.ReadPlain("page.md", "a  \n" + string.Concat(Enumerable.Repeat(piece, Size / piece.Length)), bag);

        if (error is null)
        {
            Assert.Empty(bag.Sorted);
        }
        else
        {
            Assert.StartsWith($"page.md:{error}", Assert.Single(bag.Sorted).ToString(), StringComparison.Ordinal);
        }
    }

    /// <summary>Each of its rows would be as long as the longest.</summary>
    [Fact]
    public void A_table_with_one_long_row()
    {
        var bag = new DiagnosticBag();
        var wide = string.Concat(Enumerable.Repeat("|a", 1000)) + "|\n";

        MarkdownReader.ReadPlain("page.md", "|a|\n|-|\n|b|\n" + wide + string.Concat(Enumerable.Repeat("|b|\n", 10_000)), bag);

        Assert.StartsWith(
            "page.md:4:1: error invalid-text: this row has 1000 cells, and the other 10003 rows of the table would get as many;",
            Assert.Single(bag.Sorted).ToString(),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void A_table_with_many_cells()
    {
        var bag = new DiagnosticBag();

        var page = MarkdownReader.ReadPlain("page.md", "|a|b|c|\n|-|-|-|\n" + string.Concat(Enumerable.Repeat("|d|e|f|\n", 50_000)), bag);

        Assert.Empty(bag.Sorted);
        Assert.EndsWith("d e f", page.Passages.Single().Text, StringComparison.Ordinal);
    }
}
