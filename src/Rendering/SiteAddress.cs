using Site.Pages;

namespace Site.Rendering;

/// <summary>The URL at which the site will be published, from which pages get their absolute URLs.</summary>
/// <param name="Base">The URL of the site's root, with a slash at the end: <c>https://docs.example.org/drydock/</c>.</param>
public sealed record SiteAddress(Uri Base)
{
    /// <summary>Reads a URL.</summary>
    /// <returns>Null if the text is not an absolute http or https URL, or has a query or a fragment.</returns>
    public static SiteAddress? Find(string text) =>
        Uri.TryCreate(text.TrimEnd('/') + "/", UriKind.Absolute, out var uri)
        && uri.Scheme is "http" or "https"
        && uri.Query.Length + uri.Fragment.Length == 0
            ? new SiteAddress(uri)
            : null;

    /// <summary>
    /// The absolute URL of a file. An <c>index.html</c> gets the URL of its folder, because that is the one that hosts use.
    /// </summary>
    public string Of(PagePath path) =>
        Base.AbsoluteUri
        + (
            path.Value == "index.html" || path.Value.EndsWith("/index.html", StringComparison.Ordinal)
                ? path.Value[..^"index.html".Length]
                : path.Value
        );

    /// <summary>
    /// The canonical URL: the page's own, or for a page that is not translated yet, that of the page whose text it shows.
    /// </summary>
    public string Canonical(Page page) =>
        Of(
            page.Translations.FirstOrDefault(other => other.Language == (page.ProseLanguage ?? page.Language)) is { } own
            && page is not ChooserPage
                ? own.Target
                : page.Path
        );

    /// <summary>The page in every language that it is really translated to; empty for the chooser, which has no language.</summary>
    public static IEnumerable<Translation> Written(Page page) =>
        page is ChooserPage ? [] : page.Translations.Where(other => other.IsWritten);
}
