using Site.Lessons;

namespace Site.Pages;

/// <summary>A content file that the site serves as it is: a program or a file to download.</summary>
/// <param name="Source">Relative to the content directory.</param>
public sealed record CopiedFile(PagePath Path, string Source);

/// <summary>Everything that the site will consist of, but for the theme.</summary>
/// <param name="Terms">The course's terms, each by language, so that search finds a term by its name in another one.</param>
public sealed record SitePlan(
    IReadOnlyList<Page> Pages,
    IReadOnlyList<CopiedFile> Files,
    SiteIndex Index,
    IReadOnlyList<IReadOnlyDictionary<Language, string>> Terms);

/// <summary>What <c>site.json</c> says of the site.</summary>
public sealed record SiteIndex(string Title, IReadOnlyList<IndexedLesson> Lessons, IReadOnlyList<string> Pages);

/// <param name="Pages">By language.</param>
public sealed record IndexedLesson(string Id, IReadOnlyDictionary<string, string> Pages, IReadOnlyList<string> Steps, Badge? Verified);
