using Microsoft.AspNetCore.Components;
using Site.Content;
using Site.Markdown;
using Site.Rendering;

namespace Site.Theme;

/// <summary>A component that knows the page it stands on.</summary>
public abstract class PageComponent : ComponentBase
{
    [CascadingParameter]
    public required PageContext Context { get; set; }

    protected Wording Words => Context.Words;

    /// <summary>A piece of the page's prose.</summary>
    protected MarkupString Html(Fragment fragment) => (MarkupString)ProseHtml.Of(Context.Page, fragment);

    /// <summary>Markdown within a line.</summary>
    protected static MarkupString Html(string markdown) => (MarkupString)InlineMarkdown.ToHtml(markdown);

    /// <summary>Markdown of paragraphs, lists and code.</summary>
    protected static MarkupString Blocks(string markdown) => (MarkupString)InlineMarkdown.ToBlockHtml(markdown);

    /// <summary>For <c>lang</c> on what was written in another language than the page's; null elsewhere.</summary>
    protected string? ProseTag => Tag(Context.Page.ProseLanguage);

    /// <inheritdoc cref="ProseTag"/>
    protected string? Tag(Language? language) => language is null || language == Context.Page.Language ? null : language.Tag;
}
