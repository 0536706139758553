using Site.Content;
using Site.Recordings;
using Site.Snippets;

namespace Site.Pages;

/// <summary>A content file that the site serves as it is: a program or a file to download.</summary>
/// <param name="Source">Relative to the content directory.</param>
public sealed record CopiedFile(PagePath Path, string Source);

/// <summary>What there is to say of the names in a lesson's programs, in a file of its own.</summary>
public sealed record NameList(PagePath Path, IReadOnlyList<CodeNote> Notes);

/// <summary>Everything that the site will consist of, but for the theme.</summary>
/// <param name="Sources">From each Markdown file of the content to the page that shows it.</param>
/// <param name="Names">Of the lessons that have programs.</param>
/// <param name="Calls">Of the lessons whose recordings have any.</param>
/// <param name="Outputs">Of the lessons in which other engines printed something else.</param>
/// <param name="Terms">The course's terms, each by language, so that search finds a term by its name in another one.</param>
public sealed record SitePlan(
    IReadOnlyList<Page> Pages,
    IReadOnlyList<CopiedFile> Files,
    IReadOnlyList<NameList> Names,
    IReadOnlyList<CallBodies> Calls,
    IReadOnlyList<EngineOutputs> Outputs,
    IReadOnlyDictionary<string, PagePath> Sources,
    SiteIndex Index,
    IReadOnlyList<IReadOnlyDictionary<Language, string>> Terms
);

/// <summary>What <c>site.json</c> says of the site.</summary>
public sealed record SiteIndex(string Title, IReadOnlyList<IndexedLesson> Lessons, IReadOnlyList<string> Pages);

/// <param name="Pages">By language.</param>
public sealed record IndexedLesson(string Id, IReadOnlyDictionary<string, string> Pages, IReadOnlyList<string> Steps, Badge? Verified);
