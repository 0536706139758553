using Microsoft.AspNetCore.Components;
using Site.Content;
using Site.Markdown;
using Site.Rendering;

namespace Site.Theme;

/// <summary>The base class of components, with access to the page that they are part of.</summary>
public abstract class PageComponent : ComponentBase
{
    [CascadingParameter]
    public required PageContext Context { get; set; }

    protected Wording Words => Context.Words;

    /// <summary>Renders a piece of the page's prose.</summary>
    protected MarkupString Html(Fragment fragment) => (MarkupString)ProseHtml.Of(Context.Page, fragment);

    /// <summary>Renders Markdown of one paragraph, without the <c>p</c> element.</summary>
    protected static MarkupString Html(string markdown) => (MarkupString)InlineMarkdown.ToHtml(markdown);

    /// <summary>Renders Markdown with paragraphs, lists and code blocks.</summary>
    protected static MarkupString Blocks(string markdown) => (MarkupString)InlineMarkdown.ToBlockHtml(markdown);

    /// <summary>
    /// The text of a program or an output, for the content of an element only. Its quotes are not escaped: a lesson has many hundreds.
    /// </summary>
    protected static MarkupString Literal(string text) =>
        (MarkupString)PageEncoder.Instance.Encode(text).Replace("&quot;", "\"", StringComparison.Ordinal);

    /// <summary>The value of the attribute <c>lang</c> for text in another language than the page's; null if it is the same.</summary>
    protected string? ProseTag => Tag(Context.Page.ProseLanguage);

    /// <inheritdoc cref="ProseTag"/>
    protected string? Tag(Language? language) => language is null || language == Context.Page.Language ? null : language.Tag;
}
