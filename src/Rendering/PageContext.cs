using Site.Pages;

namespace Site.Rendering;

/// <summary>What every component of a page may ask: the page, the words of its language, and where links lead.</summary>
/// <param name="Address">Where the site will stand, if that is known.</param>
public sealed record PageContext(Page Page, Wording Words, ThemeAssets Assets, SiteAddress? Address)
{
    /// <summary>The site in one file, if it offers itself.</summary>
    public Archive? Offline { get; init; }

    /// <summary>
    /// The link from this page to a file. The 404 page is shown at any address, so nothing relative to it is sure:
    /// where the site's address is known, its links are absolute.
    /// </summary>
    public string Link(PagePath target) =>
        Page is NotFoundPage && Address is not null ? Address.Base.AbsolutePath + target.Value : target.From(Page.Path);

    /// <summary><c>page</c> for the link to this very page, for <c>aria-current</c>.</summary>
    public string? Current(PagePath target) => target == Page.Path ? "page" : null;
}

/// <summary>The site in one file.</summary>
/// <param name="Bytes">Its size.</param>
public sealed record Archive(PagePath Path, long Bytes);
