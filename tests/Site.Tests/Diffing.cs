using Site.Verification;

namespace Site.Tests;

public sealed class Diffing
{
    [Theory]
    [InlineData("a b c", "a x c", " a|-b|+x| c")]
    [InlineData("a b", "a", " a|-b")]
    [InlineData("a", "a b", " a|+b")]
    [InlineData("", "a", "+a")]
    [InlineData("a a b", "a b", " a|-a| b")]
    [InlineData("1 2 3 4 5 6 x", "1 2 3 4 5 6 y", "@…| 4| 5| 6|-x|+y")]
    [InlineData("x 1 2 3 4 5 6 7 8 y", "X 1 2 3 4 5 6 7 8 Y", "-x|+X| 1| 2| 3|@…| 6| 7| 8|-y|+Y")]
    [InlineData("a b", "a b", "@…")]
    public void What_is_gone_and_what_is_new_stands_among_what_stays(string old, string fresh, string wanted) =>
        Assert.Equal(wanted, string.Join('|', LineDiff.Of(Words(old), Words(fresh)).Select(line => $"{line.Sign}{line.Text}")));

    [Fact]
    public void Long_texts_are_compared_line_by_line()
    {
        var old = Enumerable.Range(0, 5000).Select(number => $"{number}").ToList();
        var diff = LineDiff.Of(old, [.. old.Take(4999), "end"]);
        Assert.Equal([new DiffLine('-', "4999"), new DiffLine('+', "end")], diff.Where(line => line.Sign is '-' or '+'));
    }

    private static string[] Words(string text) => text.Split(' ', StringSplitOptions.RemoveEmptyEntries);
}
