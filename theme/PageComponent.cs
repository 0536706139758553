using Microsoft.AspNetCore.Components;
using Site.Lessons;
using Site.Rendering;

namespace Site.Theme;

/// <summary>A component that knows the page it stands on.</summary>
public abstract class PageComponent : ComponentBase
{
    [CascadingParameter]
    public required PageContext Context { get; set; }

    protected Wording Words => Context.Words;

    /// <summary>For <c>lang</c> on what was written in another language than the page's; null elsewhere.</summary>
    protected string? ProseTag => Tag(Context.Page.ProseLanguage);

    /// <inheritdoc cref="ProseTag"/>
    protected string? Tag(Language? language) => language is null || language == Context.Page.Language ? null : language.Tag;
}
