using Site.Content;
using Site.Pages;

namespace Site.Planning;

/// <summary>Links that carry the title of a text, which may be of another language than the page they stand on.</summary>
internal static class ProseLinks
{
    public static PageLink To(PagePath target, Prose prose, Language page) =>
        new(target, prose.Title) { Language = prose.Language == page ? null : prose.Language };
}
