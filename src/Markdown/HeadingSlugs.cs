using System.Globalization;
using System.Text;
using Markdig;
using Markdig.Parsers;
using Markdig.Renderers;
using Markdig.Renderers.Html;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace Site.Markdown;

/// <summary>
/// Gives each heading without an id the one that it has on GitHub. Markdig's own extension leaves out combining marks, without which the
/// words of many languages are others, and among headings of one name it tries all numbers again for each.
/// </summary>
internal sealed class HeadingSlugs : IMarkdownExtension
{
    public void Setup(MarkdownPipelineBuilder pipeline)
    {
        pipeline.BlockParsers.FindExact<HeadingBlockParser>()!.Closed += Watch;
        // A line under a paragraph makes it a heading.
        pipeline.BlockParsers.FindExact<ParagraphBlockParser>()!.Closed += Watch;
    }

    public void Setup(MarkdownPipeline pipeline, IMarkdownRenderer renderer) { }

    private static void Watch(BlockProcessor processor, Block block)
    {
        if (block is HeadingBlock heading)
        {
            heading.ProcessInlinesEnd += SetId;
        }
    }

    private static void SetId(InlineProcessor processor, Inline? inline)
    {
        if (processor.Block is HeadingBlock { Inline: { } text } heading && heading.GetAttributes() is { Id: null } attributes)
        {
            if (processor.Document.GetData(typeof(OfDocument)) is not OfDocument ids)
            {
                processor.Document.SetData(typeof(OfDocument), ids = new OfDocument());
            }

            attributes.Id = ids.Add(text);
        }
    }

    /// <summary>The ids that a document has so far.</summary>
    private sealed class OfDocument
    {
        /// <summary>The last number that was put after an id, by the ids.</summary>
        private readonly Dictionary<string, int> _all = [];

        /// <summary>To make a renderer takes longer than to write a heading with it.</summary>
        [ThreadStatic]
        private static HtmlRenderer? _renderer;

        public string Add(ContainerInline heading)
        {
            using var text = TextBuffer.Rent();
            var renderer = _renderer ??= new HtmlRenderer(text) { EnableHtmlForInline = false, EnableHtmlEscape = false };
            renderer.Writer = text;
            renderer.Render(heading);
            var slug = Slug(text.Written) is { Length: > 0 } some ? some : "section";
            var id = slug;
            for (var number = _all.GetValueOrDefault(slug); !_all.TryAdd(id, 0); id = $"{slug}-{number}")
            {
                _all[slug] = ++number;
            }

            return id;
        }
    }

    private static string Slug(ReadOnlySpan<char> text)
    {
        using var slug = TextBuffer.Rent();
        Span<char> letter = stackalloc char[2];
        foreach (var rune in text.EnumerateRunes())
        {
            if (rune.Value == ' ')
            {
                slug.Write('-');
            }
            else if (rune.Value == '-' || IsOfWord(rune))
            {
                slug.Write(letter[..Rune.ToLowerInvariant(rune).EncodeToUtf16(letter)]);
            }
        }

        return slug.ToString();
    }

    private static bool IsOfWord(Rune rune) =>
        Rune.IsLetter(rune)
        || Rune.GetUnicodeCategory(rune)
            is UnicodeCategory.NonSpacingMark
                or UnicodeCategory.SpacingCombiningMark
                or UnicodeCategory.EnclosingMark
                or UnicodeCategory.DecimalDigitNumber
                or UnicodeCategory.ConnectorPunctuation;
}
