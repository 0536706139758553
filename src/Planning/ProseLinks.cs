using Site.Content;
using Site.Pages;

namespace Site.Planning;

/// <summary>Makes links whose text is the title of a lesson or docs page, which can be in another language than the linking page.</summary>
internal static class ProseLinks
{
    public static PageLink To(PagePath target, Prose prose, Language page) =>
        new(target, prose.Title) { Language = prose.Language == page ? null : prose.Language };
}
