using Site.Pages;

namespace Site.Rendering;

/// <summary>What every component of a page has access to: the page, the words of its language, and links.</summary>
/// <param name="Address">The URL at which the site will be published; null if it is not known.</param>
public sealed record PageContext(Page Page, Wording Words, ThemeAssets Assets, SiteAddress? Address)
{
    /// <summary>The ZIP file that the site offers for offline reading; null if it offers none.</summary>
    public Archive? Offline { get; init; }

    /// <summary>
    /// The link from this page to a file. A host shows the 404 page at any URL, where relative links would break, so its links are
    /// absolute if the site's URL is known.
    /// </summary>
    public string Link(PagePath target) =>
        Page is NotFoundPage && Address is not null ? Address.Base.AbsolutePath + target.Value : target.From(Page.Path);

    /// <summary>The value of <c>aria-current</c> for a link: <c>page</c> if it leads to this page, otherwise null.</summary>
    public string? Current(PagePath target) => target == Page.Path ? "page" : null;
}

/// <summary>The whole site as one ZIP file.</summary>
/// <param name="Bytes">Its size in bytes.</param>
public sealed record Archive(PagePath Path, long Bytes);
