using System.Globalization;
using System.Text.RegularExpressions;
using Site.Content;
using Site.Recordings.Normalising;

namespace Site.Recordings;

/// <summary>Reads the number of a chart's bar from an output.</summary>
public static partial class PrintedNumber
{
    /// <summary>The bytes of each unit in which Docker and other programs print sizes.</summary>
    private static readonly Dictionary<string, double> Sizes = new()
    {
        ["B"] = 1,
        ["kB"] = 1e3,
        ["MB"] = 1e6,
        ["GB"] = 1e9,
        ["KiB"] = 1 << 10,
        ["MiB"] = 1 << 20,
        ["GiB"] = 1 << 30,
    };

    /// <summary>The units that sizes can be converted to.</summary>
    public static IEnumerable<string> SizeUnits => Sizes.Keys;

    /// <param name="unit">The unit to convert a size to, such as <c>MiB</c>. With another text, a size is not a number.</param>
    /// <returns>Null when no line of the output matches, or a number without a size stands where a size should, or the reverse.</returns>
    public static double? Find(ChartBar bar, string unit, string output)
    {
        var pattern = Pattern(bar.Line);
        var found = Normaliser
            .WithoutEscapes(output.ReplaceLineEndings("\n"))
            .Split('\n')
            .Select(line => pattern.Match(line.TrimEnd()))
            .Where(match => match.Success)
            .ToList();
        return bar.Kind == ChartNumber.Lines
            ? (found.Count == 0 ? null : found.Count)
            : found.Select(match => Read(match.Groups["n"].Value, unit)).FirstOrDefault();
    }

    private static Regex Pattern(string line)
    {
        var parts = line.TrimEnd()
            .Split(ChartBar.Number)
            .Select(part => string.Join(".*?", part.Split(ExpectedOutput.AnyText).Select(Regex.Escape)));
        return new Regex(
            $"^{string.Join(@"(?<n>[0-9]+m[0-9.]+s|[0-9]+(\.[0-9]+)? ?([kKMG]i?)?B|[0-9]+(\.[0-9]+)?)", parts)}$",
            RegexOptions.CultureInvariant
        );
    }

    private static double? Read(string text, string unit)
    {
        if (Duration().Match(text) is { Success: true } time)
        {
            return (60 * Number(time.Groups["minutes"])) + Number(time.Groups["seconds"]);
        }

        var parts = Amount().Match(text);
        return (Sizes.TryGetValue(parts.Groups["unit"].Value, out var from), Sizes.TryGetValue(unit, out var to)) switch
        {
            (true, true) => Number(parts.Groups["number"]) * from / to,
            (false, false) => Number(parts.Groups["number"]),
            _ => null,
        };
    }

    private static double Number(Group digits) => double.Parse(digits.ValueSpan, CultureInfo.InvariantCulture);

    /// <summary>A duration as bash's <c>time</c> prints it: <c>0m8.329s</c>.</summary>
    [GeneratedRegex(@"\A(?<minutes>[0-9]+)m(?<seconds>[0-9]+(\.[0-9]+)?)s\z")]
    private static partial Regex Duration();

    [GeneratedRegex(@"\A(?<number>[0-9]+(\.[0-9]+)?) ?(?<unit>\w*)\z")]
    private static partial Regex Amount();
}
