using Markdig.Extensions.Yaml;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace Site.Markdown;

/// <summary>What a reader reads of a piece of a page, without its form: words with single spaces between them.</summary>
internal static class PlainText
{
    public static string Of(Block block) => string.Join(' ', Leaves(block).SelectMany(Words));

    public static string Of(Inline? inline) => string.Join(' ', Words(Text(inline)));

    /// <summary>As it stands there, with the spaces at its ends.</summary>
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

    // Inlines touch: "**拉取**镜像" is one run of text, where blocks always stand apart.
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
