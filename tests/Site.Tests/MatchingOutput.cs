using Site.Content;
using Site.Diagnostics;
using Site.Verification;

namespace Site.Tests;

public sealed class MatchingOutput
{
    [Theory]
    [InlineData("one\ntwo", "one\ntwo\n")]
    [InlineData("one\ntwo", "one  \r\ntwo\r\n")]
    [InlineData("...", "")]
    [InlineData("...\ntwo", "one\nmore\ntwo\n")]
    [InlineData("one\n...\none\n...", "one\nmore\none\n")]
    [InlineData("NAME[..]SIZE", "NAME      SIZE\n")]
    [InlineData("a[..]c[..]", "abcd\n")]
    [InlineData("(a+)[..]", "(a+) is no pattern\n")]
    public void An_output_is_as_expected(string expected, string output) => Assert.Null(Match(expected, output));

    [Theory]
    [InlineData("one\ntwo", "one\nthree\n", 1, "three")]
    [InlineData("one", "one\nmore\n", 1, "more")]
    [InlineData("one\ntwo", "one\n", 1, null)]
    [InlineData("one", "", 0, null)]
    [InlineData("...\ntwo\nthree", "one\ntwo\nfour\n", 2, "four")]
    [InlineData("a[..]c", "ab\n", 0, "ab")]
    [InlineData("one.", "onex\n", 0, "onex")]
    [InlineData("one", "One\n", 0, "One")]
    public void A_mismatch_names_the_line_that_is_not_so(string expected, string output, int index, string? came) =>
        Assert.Equal(new Mismatch(index, came), Match(expected, output));

    [Fact]
    public void A_long_output_with_many_wildcards_is_judged_in_an_instant()
    {
        var expected = string.Join('\n', Enumerable.Repeat("...\nx", 30)) + "\n...\nend";
        Assert.NotNull(Match(expected, string.Concat(Enumerable.Repeat("x\n", 2000))));
    }

    private static Mismatch? Match(string expected, string output) =>
        OutputMatcher.Match(new ExpectedOutput(expected.Split('\n'), new SourceLocation("lesson.yml", 1, 1)), output);
}
