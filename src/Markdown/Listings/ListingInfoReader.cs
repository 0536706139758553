using System.Globalization;
using System.Text.RegularExpressions;
using Site.Diagnostics;
using Site.Highlighting;

namespace Site.Markdown.Listings;

/// <summary>Reads the opening line of a fenced code block.</summary>
/// <param name="line">From the first character of the fence to the end of the line.</param>
/// <param name="lines">How many lines the code has.</param>
internal sealed partial class ListingInfoReader(string line, int lines)
{
    private const string Known = "use a language, `title=\"…\"`, `hl=\"2,4-6\"` or `{2,4-6}`, and after `diff` also `lang=\"…\"`";

    private readonly HashSet<int> _highlighted = [];
    private string? _title;
    private CodeLanguage? _inner;

    /// <summary>What is wrong.</summary>
    public List<ListingProblem> Problems { get; } = [];

    /// <returns>Null if something is wrong.</returns>
    public ListingInfo? Read()
    {
        var opening = Opening().Match(line);
        var language = ReadLanguage(opening.Groups["language"]) ?? CodeLanguage.Text;
        var at = opening.Length;
        while (at < line.Length && Problems.Count == 0)
        {
            var part = Part().Match(line, at);
            if (part.Length == 0)
            {
                Report(at, $"`{line[at..].Trim()}` is not an attribute of a code block", Known);
                break;
            }

            ReadPart(part, language);
            at = part.Index + part.Length;
        }

        return Problems.Count > 0 ? null : new ListingInfo(_inner ?? language, _title, _highlighted, IsDiff: language == CodeLanguage.Diff);
    }

    private void ReadPart(Match part, CodeLanguage language)
    {
        var value = part.Groups["value"];
        switch (part.Groups["name"].Value)
        {
            case "" when part.Groups["ranges"] is { Success: true } ranges:
                ReadRanges(ranges);
                break;
            case "":
                // Spaces, or an id and classes, which Markdig reads.
                break;
            case "title":
                _title = value.Value;
                break;
            case "hl":
                ReadRanges(value);
                break;
            case "lang" when language == CodeLanguage.Diff:
                _inner = ReadLanguage(value);
                break;
            case "lang":
                Report(part.Groups["name"].Index, "`lang` is only for a `diff`", "write the language directly after the fence");
                break;
            default:
                Report(part.Groups["name"].Index, $"`{part.Groups["name"].Value}` is not an attribute of a code block", Known);
                break;
        }
    }

    private CodeLanguage? ReadLanguage(Group name)
    {
        if (name.Length == 0)
        {
            return null;
        }

        if (CodeLanguage.Find(name.Value) is { } known)
        {
            return known;
        }

        Problems.Add(
            new ListingProblem(
                Codes.UnknownLanguage,
                name.Index,
                $"there are no colours for the language `{name.Value}`",
                "use another name of the language, or `text` for text without colours"
            )
        );
        return null;
    }

    private void ReadRanges(Group ranges)
    {
        foreach (Match range in Range().Matches(ranges.Value))
        {
            if (
                range.Groups["first"] is { Success: true } first
                && int.TryParse(first.ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture, out var from)
                && int.TryParse(
                    range.Groups["last"].Success ? range.Groups["last"].ValueSpan : first.ValueSpan,
                    NumberStyles.None,
                    CultureInfo.InvariantCulture,
                    out var to
                )
                && 1 <= from
                && from <= to
                && to <= lines
            )
            {
                _highlighted.UnionWith(Enumerable.Range(from, to - from + 1));
            }
            else
            {
                Report(
                    ranges.Index + range.Index,
                    $"`{range.Value.Trim()}` names no lines of the code block, which has {lines}",
                    "write numbers of lines and ranges, such as `2,4-6`"
                );
            }
        }
    }

    private void Report(int column, string what, string help) => Problems.Add(new ListingProblem(Codes.InvalidValue, column, what, help));

    [GeneratedRegex(@"\G[`~]+[ \t]*(?<language>[^\s{`]*)")]
    private static partial Regex Opening();

    [GeneratedRegex(
        """\G(\s+|\{(?<ranges>[\d,\s-]*)\}|\{\s*[.#][^{}]*\}|(?<name>[A-Za-z][\w-]*)=("(?<value>[^"]*)"|'(?<value>[^']*)'|\{(?<value>[^{}]*)\}|(?<value>[^\s"'{}]+))(?=[\s{]|$))"""
    )]
    private static partial Regex Part();

    /// <summary>A number or a range between two commas, or what stands there instead.</summary>
    [GeneratedRegex(@"(?<=^|,)(\s*(?<first>\d+)(\s*-\s*(?<last>\d+))?\s*(?=,|$)|[^,]*)")]
    private static partial Regex Range();
}
