using Site.Pages;

namespace Site.Rendering;

/// <summary>Where the site will stand: its pages then say their full addresses.</summary>
/// <param name="Base">Ends with a slash: <c>https://docs.example.org/drydock/</c>.</param>
public sealed record SiteAddress(Uri Base)
{
    /// <returns>Null when the text is no address of http or https, or has a query or a fragment.</returns>
    public static SiteAddress? Find(string text) =>
        Uri.TryCreate(text.TrimEnd('/') + "/", UriKind.Absolute, out var uri)
        && uri.Scheme is "http" or "https"
        && uri.Query.Length + uri.Fragment.Length == 0
            ? new SiteAddress(uri)
            : null;

    /// <summary>A front page goes by its folder, as hosts show it.</summary>
    public string Of(PagePath path) =>
        Base.AbsoluteUri
        + (
            path.Value == "index.html" || path.Value.EndsWith("/index.html", StringComparison.Ordinal)
                ? path.Value[..^"index.html".Length]
                : path.Value
        );

    /// <summary>The page itself, or the one whose text it shows while its own is not written.</summary>
    public string Canonical(Page page) =>
        Of(
            page.Translations.FirstOrDefault(other => other.Language == (page.ProseLanguage ?? page.Language)) is { } own
            && page is not ChooserPage
                ? own.Target
                : page.Path
        );

    /// <summary>The page in every language that it is written in. The chooser is in none.</summary>
    public static IEnumerable<Translation> Written(Page page) =>
        page is ChooserPage ? [] : page.Translations.Where(other => other.IsWritten);
}
