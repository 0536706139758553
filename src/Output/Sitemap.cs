using System.Xml.Linq;
using Site.Pages;
using Site.Rendering;

namespace Site.Output;

/// <summary>Makes <c>sitemap.xml</c>, which lists every page under its canonical URL, with its translations.</summary>
internal static class Sitemap
{
    public static readonly PagePath Path = new("sitemap.xml");

    private static readonly XNamespace Map = "http://www.sitemaps.org/schemas/sitemap/0.9";
    private static readonly XNamespace Html = "http://www.w3.org/1999/xhtml";

    public static byte[] Of(SitePlan plan, SiteAddress address)
    {
        var pages = plan.Pages.Where(page => page is not NotFoundPage && address.Canonical(page) == address.Of(page.Path));
        var map = new XElement(
            Map + "urlset",
            new XAttribute(XNamespace.Xmlns + "xhtml", Html),
            pages.Select(page => new XElement(
                Map + "url",
                new XElement(Map + "loc", address.Of(page.Path)),
                SiteAddress
                    .Written(page)
                    .Select(other => new XElement(
                        Html + "link",
                        new XAttribute("rel", "alternate"),
                        new XAttribute("hreflang", other.Language.Tag),
                        new XAttribute("href", address.Of(other.Target))
                    ))
            ))
        );
        return
        [
            .. "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"u8,
            .. System.Text.Encoding.UTF8.GetBytes(map.ToString().ReplaceLineEndings("\n") + "\n"),
        ];
    }
}
