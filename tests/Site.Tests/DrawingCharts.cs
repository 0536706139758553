using Site.Content;
using Site.Diagnostics;
using Site.Pages;
using Site.Recordings;
using Site.Rendering;

namespace Site.Tests;

/// <summary>The numbers of a chart are read from outputs, and drawn to scale in a table.</summary>
public sealed class DrawingCharts
{
    [Theory]
    [InlineData("real[..][n]", "s", "\nreal\t0m0.364s\nuser\t0m0.000s\n", 0.364)]
    [InlineData("real[..][n]", "s", "real\t1m2.5s", 62.5)]
    [InlineData("box [..][n] / [..]", "MiB", "NAME   MEM\nbox    332KiB / 23.54GiB\n", 0.32421875)]
    [InlineData("box [..][n] / [..]", "MiB", "box       1.5GiB / 2GiB\r\n", 1536)]
    [InlineData("busybox [..][n]", "MB", "tiny-vm   84MB\nbusybox   2.03MB\n", 2.03)]
    [InlineData("[n] files", "", "12 files", 12)]
    public void A_number_is_read_in_the_unit_of_its_group(string line, string unit, string output, double wanted) =>
        Assert.Equal(wanted, PrintedNumber.Find(Bar(line), unit, output)!.Value, tolerance: 1e-9);

    [Theory]
    [InlineData("real [n]", "s", "user 1")]
    [InlineData("[n] files", "", "twelve files")]
    [InlineData("busybox [n]", "", "busybox 2.03MB")]
    [InlineData("busybox [n]", "MB", "busybox 2.03")]
    public void What_is_not_there_or_in_no_unit_is_no_number(string line, string unit, string output) =>
        Assert.Null(PrintedNumber.Find(Bar(line), unit, output));

    [Fact]
    public void Lines_are_counted()
    {
        var bar = Bar("[..] root [..]") with { Kind = ChartNumber.Lines };

        Assert.Equal(2, PrintedNumber.Find(bar, "", "PID USER COMMAND\n1 root init\n2 root ps\n"));
        Assert.Null(PrintedNumber.Find(bar, "", "PID USER COMMAND\n"));
    }

    [Fact]
    public void The_largest_bar_of_a_group_is_as_wide_as_the_drawing_and_the_others_are_to_scale()
    {
        var html = ChartText.Html(Chart(2.5, 10, null), Wording.For(Language.English));

        Assert.Equal(
            ["25", "100"],
            System.Text.RegularExpressions.Regex.Matches(html, "rect width=\"([^\"]+)\"").Select(match => match.Groups[1].Value)
        );
        Assert.Contains("<th scope=\"row\">b &amp; 1</th>", html, StringComparison.Ordinal);
        Assert.Contains("<span>2.5 s</span>", html, StringComparison.Ordinal);
        Assert.Contains("<span>Not recorded yet.</span>", html, StringComparison.Ordinal);
        Assert.Contains("Docker 26.1.5", html, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0.364, "0.36 s")]
    [InlineData(0.0312, "0.031 s")]
    [InlineData(1, "1 s")]
    [InlineData(8.329, "8.3 s")]
    [InlineData(165.5, "166 s")]
    public void Numbers_have_two_significant_digits_or_no_decimals(double value, string wanted) =>
        Assert.Contains($"| {wanted} |", ChartText.Markdown(Chart(value), Wording.For(Language.English)), StringComparison.Ordinal);

    private static ChartView Chart(params double?[] values) =>
        new([new ChartGroupView("G", "s", [.. values.Select((value, index) => new ChartBarView($"b & {index}", value))])], "26.1.5");

    private static ChartBar Bar(string line) =>
        new(new Dictionary<Language, string>(), "look", ChartNumber.Printed, line, new SourceLocation("x", 1, 1));
}
