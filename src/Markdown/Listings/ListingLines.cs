using System.Text.RegularExpressions;
using Site.Highlighting;

namespace Site.Markdown.Listings;

/// <summary>What a line of a listing is to its readers.</summary>
internal enum LineMark
{
    None,
    Highlighted,
    Added,
    Removed,
}

/// <summary>A line of a listing: pieces of text with their CSS classes, where null is the colour of the text around them.</summary>
internal sealed record ListingLine(LineMark Mark, IReadOnlyList<(string? Class, string Text)> Pieces);

/// <summary>Finds the colours and the marks of a code block's lines.</summary>
internal static partial class ListingLines
{
    // The names that Pygments gives to these.
    public const string Prompt = "gp";
    public const string Output = "go";

    /// <summary>Whether a reader who copies the code leaves something out: the prompts, or the lines that were removed.</summary>
    public static bool HasMore(ListingInfo info, IReadOnlyList<ListingLine> lines) =>
        info.HasChanges || (info.Language == CodeLanguage.Console && lines.Any(line => line.Pieces is [(Prompt, _), ..]));

    public static IReadOnlyList<ListingLine> Of(string code, ListingInfo info)
    {
        IReadOnlyList<ListingLine> lines =
            info.HasChanges ? OfChanges(code, info.Language)
            : info.Language == CodeLanguage.Diff ? OfDiff(code)
            : info.Language == CodeLanguage.Console ? OfConsole(code)
            : [.. Highlighter.Lines(code, info.Language).Select(line => new ListingLine(LineMark.None, Pieces(line)))];
        return info.Highlighted.Count == 0
            ? lines
            :
            [
                .. lines.Select(
                    (line, index) =>
                        line.Mark == LineMark.None && info.Highlighted.Contains(index + 1)
                            ? line with
                            {
                                Mark = LineMark.Highlighted,
                            }
                            : line
                ),
            ];
    }

    /// <summary>A diff whose lines keep the colours of their language. The signs are no part of the text.</summary>
    private static IReadOnlyList<ListingLine> OfChanges(string code, CodeLanguage language)
    {
        var lines = code.Split('\n');
        var unsigned = lines.Select(line => line is ['+' or '-' or ' ', ..] ? line[1..] : line);
        return
        [
            .. Highlighter
                .Lines(string.Join('\n', unsigned), language)
                .Zip(lines, (tokens, line) => new ListingLine(MarkOf(line), Pieces(tokens))),
        ];
    }

    /// <summary>A diff as it is, with its headers.</summary>
    private static IReadOnlyList<ListingLine> OfDiff(string code) =>
        [
            .. code.Split('\n')
                .Select(line =>
                    DiffHeader().IsMatch(line)
                        ? new ListingLine(LineMark.None, [(CodeKind.Comment.Class(), line)])
                        : new ListingLine(MarkOf(line), [(null, line)])
                ),
        ];

    private static LineMark MarkOf(string line) =>
        line switch
        {
            ['+', ..] => LineMark.Added,
            ['-', ..] => LineMark.Removed,
            _ => LineMark.None,
        };

    /// <summary>Commands with their prompts, and what they print. A command whose line ends with a backslash goes on in the next line.</summary>
    private static List<ListingLine> OfConsole(string code)
    {
        var lines = code.Split('\n').Select(line => (Prompt: 0, Text: line)).ToArray();
        var goesOn = false;
        for (var index = 0; index < lines.Length; index++)
        {
            var line = lines[index].Text;
            var prompt = (goesOn ? NextPrompt() : FirstPrompt()).Match(line);
            lines[index] = (prompt.Success ? prompt.Length : -1, line);
            goesOn = prompt.Success && line.EndsWith('\\');
        }

        var commands = Highlighter.Lines(
            string.Join('\n', lines.Where(line => line.Prompt >= 0).Select(line => line.Text[line.Prompt..])),
            CodeLanguage.Shell
        );
        var command = 0;
        return
        [
            .. lines.Select(line =>
                line.Prompt < 0
                    ? new ListingLine(LineMark.None, [(Output, line.Text)])
                    : new ListingLine(LineMark.None, [(Prompt, line.Text[..line.Prompt]), .. Pieces(commands[command++])])
            ),
        ];
    }

    private static IReadOnlyList<(string? Class, string Text)> Pieces(IReadOnlyList<CodeToken> tokens) =>
        [.. tokens.Select(token => (token.Kind.Class(), token.Text))];

    [GeneratedRegex(@"\A(\S+@\S+ ?)?[$#] ")]
    private static partial Regex FirstPrompt();

    /// <summary>A line that goes on may have a prompt, and needs none.</summary>
    [GeneratedRegex(@"\A(> )?")]
    private static partial Regex NextPrompt();

    [GeneratedRegex(@"\A(diff |index |@@ |--- |\+\+\+ )")]
    private static partial Regex DiffHeader();
}
