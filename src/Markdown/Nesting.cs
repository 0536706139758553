using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace Site.Markdown;

/// <summary>
/// Limits how deep the elements of a text are inside of each other. Markdig has limits of its own, at which it throws, and what works on
/// the tree calls itself for each level.
/// </summary>
internal static class Nesting
{
    public const int Max = 100;

    /// <summary>Markdig parses up to so many levels, so that <see cref="Max"/> can be told with its exact place.</summary>
    public const int MaxParsed = 10_000;

    public static readonly string What = $"this is inside of more than {Max} lists, quotations, brackets or other elements";

    public const string Help = "use fewer levels; a bracket or an asterisk that is only text needs a `\\` before it";

    /// <summary>Parses a text.</summary>
    /// <param name="parse">Parses it whatever its depth, and throws at Markdig's limits and at those of <see cref="ParsingLimits"/>.</param>
    /// <param name="tooMuch">Where an element is too deep, or the text too much for Markdig; null if all is well.</param>
    /// <returns>Only the front matter if something is too much.</returns>
    public static MarkdownDocument Parse(string text, Func<string, MarkdownDocument> parse, out TooMuch? tooMuch)
    {
        try
        {
            var document = TryParse(text, parse);
            var (line, column) =
                document is null ? FindLimit(text, parse)
                : FindTooDeep(document) is { } deep ? (deep.Line, deep.Column)
                : (-1, 0);
            tooMuch = line < 0 ? null : new TooMuch(line, column, What, Help);
            return document is null || tooMuch is not null ? parse(FrontMatterOf(text)) : document;
        }
        catch (TooMuchException fault)
        {
            tooMuch = fault.Found;
            return parse(FrontMatterOf(text));
        }
    }

    /// <returns>Null when Markdig refuses the text.</returns>
    private static MarkdownDocument? TryParse(string text, Func<string, MarkdownDocument> parse)
    {
        try
        {
            return parse(text);
        }
        catch (ArgumentException fault) when (fault.Message.Contains("too deeply nested", StringComparison.Ordinal))
        {
            return null;
        }
    }

    /// <summary>Finds the first element, in the order of the text, that is too deep.</summary>
    private static MarkdownObject? FindTooDeep(MarkdownObject node, int depth = 0)
    {
        if (depth > Max)
        {
            return node;
        }

        MarkdownObject? found = null;
        switch (node)
        {
            case ContainerInline container:
                for (var child = container.FirstChild; child is not null && found is null; child = child.NextSibling)
                {
                    found = FindTooDeep(child, depth + 1);
                }

                break;
            case ContainerBlock container:
                for (var index = 0; index < container.Count && found is null; index++)
                {
                    found = FindTooDeep(container[index], depth + 1);
                }

                break;
            case LeafBlock { Inline: { } inline }:
                found = FindTooDeep(inline, depth);
                break;
        }

        return found;
    }

    /// <summary>
    /// Finds the place in a text that Markdig refuses, which does not say where that is: the element that is too deep in what comes before
    /// the character at which it begins to refuse, or that character.
    /// </summary>
    private static (int Line, int Column) FindLimit(string text, Func<string, MarkdownDocument> parse)
    {
        var (good, bad) = (0, text.Length);
        while (bad - good > 1)
        {
            var middle = (good + bad) / 2;
            (good, bad) = TryParse(text[..middle], parse) is null ? (good, middle) : (middle, bad);
        }

        return TryParse(text[..good], parse) is { } before && FindTooDeep(before) is { } found
            ? (found.Line, found.Column)
            : (text.AsSpan(0, good).Count('\n'), good - 1 - text.AsSpan(0, good).LastIndexOf('\n'));
    }

    private static string FrontMatterOf(string text) =>
        text.StartsWith("---\n", StringComparison.Ordinal) && text.IndexOf("\n---\n", StringComparison.Ordinal) is var end and > 0
            ? text[..(end + "\n---\n".Length)]
            : "";
}
