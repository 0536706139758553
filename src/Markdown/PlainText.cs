using Markdig.Extensions.Yaml;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace Site.Markdown;

/// <summary>The text of a piece of a page without its formatting: words separated by single spaces.</summary>
internal static class PlainText
{
    public static string Of(Block block) => string.Join(' ', Leaves(block).SelectMany(Words));

    public static string Of(Inline? inline) => string.Join(' ', Words(Text(inline)));

    /// <summary>The text as written, including leading and trailing spaces.</summary>
    public static string Within(Inline inline) => Text(inline);

    private static IEnumerable<string> Leaves(Block block) =>
        block switch
        {
            YamlFrontMatterBlock => [],
            ContainerBlock container => container.SelectMany(Leaves),
            LeafBlock { Inline: { } inline } => [Text(inline)],
            CodeBlock code => [code.Lines.ToString()],
            _ => [],
        };

    // Inlines are joined without a space, because "**拉取**镜像" is one run of text. Only blocks are separated by a space.
    private static string Text(Inline? inline) =>
        inline switch
        {
            LiteralInline literal => literal.Content.ToString(),
            CodeInline code => code.Content,
            HtmlEntityInline entity => entity.Transcoded.ToString(),
            AutolinkInline link => link.Url,
            LineBreakInline line => LineJoin.Text(line),
            ContainerInline container => string.Concat(container.Select(Text)),
            _ => "",
        };

    private static string[] Words(string text) => text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
}
