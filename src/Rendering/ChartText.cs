using System.Globalization;
using System.Net;
using System.Text;
using Site.Pages;

namespace Site.Rendering;

/// <summary>Renders a chart as an HTML table with bars, or as a Markdown table.</summary>
internal static class ChartText
{
    /// <summary>The bars' width for the largest value of a group. The drawing is stretched to the space that there is.</summary>
    private const double FullWidth = 100;

    /// <summary>Numbers from here on are shown without decimals, smaller ones with two significant digits.</summary>
    private const double Large = 10;

    /// <summary>
    /// A table, which is how screen readers read it. The bars are drawings without a text of their own: the page's security policy does not
    /// allow widths in style attributes.
    /// </summary>
    public static string Html(ChartView chart, Wording words)
    {
        var html = new StringBuilder("<table>");
        foreach (var group in chart.Groups)
        {
            var largest = group.Bars.Max(bar => bar.Value) ?? 0;
            html.Append($"<tbody><tr><th colspan=\"2\" scope=\"rowgroup\">{Encode(group.Title)}</th></tr>");
            foreach (var bar in group.Bars)
            {
                html.Append(
                    $"<tr><th scope=\"row\">{Encode(bar.Label)}</th><td>{Drawing(bar, largest)}<span>{Encode(Value(bar, group, words))}</span></td></tr>"
                );
            }

            html.Append("</tbody>");
        }

        return html.Append("</table>")
            .Append(chart.Docker is { } docker ? $"<p class=\"chart-source\">{Encode(words.ChartSource(docker))}</p>" : "")
            .ToString();
    }

    public static string Markdown(ChartView chart, Wording words)
    {
        var rows = chart.Groups.SelectMany(group =>
            group.Bars.Select(bar => $"| {group.Title} | {bar.Label} | {Value(bar, group, words)} |")
        );
        return string.Join('\n', ["|  |  |  |", "| --- | --- | --- |", .. rows])
            + (chart.Docker is { } docker ? $"\n\n{words.ChartSource(docker)}" : "");
    }

    private static string Drawing(ChartBarView bar, double largest) =>
        bar.Value is { } value && largest > 0
            ? $"<svg viewBox=\"0 0 {FullWidth} 1\" preserveAspectRatio=\"none\" aria-hidden=\"true\" focusable=\"false\">"
                + $"<rect width=\"{Math.Max(0.5, FullWidth * value / largest).ToString("0.##", CultureInfo.InvariantCulture)}\" height=\"1\"/></svg>"
            : "";

    private static string Value(ChartBarView bar, ChartGroupView group, Wording words) =>
        bar.Value is not { } value ? words.NotRecorded : $"{Number(value)} {group.Unit}".TrimEnd();

    private static string Number(double value) =>
        value.ToString(
            value >= Large || value == Math.Floor(value)
                ? "0"
                : $"0.{new string('#', 1 + Math.Max(0, -(int)Math.Floor(Math.Log10(value))))}",
            CultureInfo.InvariantCulture
        );

    private static string Encode(string text) => WebUtility.HtmlEncode(text);
}
