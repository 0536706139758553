using Site.Content;
using Site.Files;
using Site.Recordings;
using Site.Snippets;

namespace Site.Pages;

/// <summary>A content file that is copied into the site unchanged: a program or another file to download.</summary>
/// <param name="Source">Relative to the content directory.</param>
/// <param name="Origin">A digest of the content.</param>
public sealed record CopiedFile(PagePath Path, string Source, Digest Origin);

/// <summary>
/// The notes on the names in a lesson's programs, which the site keeps in a separate file. So are the places of the names: as attributes
/// in the page, they would be a sixth of what a reader of a long lesson loads.
/// </summary>
/// <param name="Programs">The names in each program, by the program's file name.</param>
public sealed record NameList(PagePath Path, IReadOnlyList<CodeNote> Notes, IReadOnlyDictionary<string, IReadOnlyList<NamePlace>> Programs)
{
    public static IReadOnlyList<NamePlace> PlacesIn(IReadOnlyList<CodePiece> code)
    {
        var places = new List<NamePlace>();
        var offset = 0;
        foreach (var piece in code)
        {
            if (piece.Name is { } name)
            {
                places.Add(new(offset, name));
            }

            offset += piece.Text.Length;
        }

        return places;
    }
}

/// <summary>A name in a program.</summary>
/// <param name="Offset">Where the name starts: how many UTF-16 code units are before it.</param>
/// <param name="Note">The index of its note in <see cref="NameList.Notes"/>.</param>
public readonly record struct NamePlace(int Offset, int Note);

/// <summary>Everything that the site will consist of, except the theme.</summary>
/// <param name="Names">One list for each lesson whose programs have notes.</param>
/// <param name="Calls">One for each lesson whose recordings contain the bodies of Engine API calls.</param>
/// <param name="Outputs">One for each lesson in which other engines printed something else.</param>
/// <param name="Machines">
/// One for each page of a lesson that can be done on a machine in the page. Only a site with such a machine has the files.
/// </param>
/// <param name="Origins">Of each lesson, a digest of the files that it is made from, by the paths of its scripts.</param>
/// <param name="Sources">Maps each Markdown file of the content to the page that shows it.</param>
/// <param name="Terms">
/// The names of each glossary term by language, so that search also finds a term by its name in another language.
/// </param>
public sealed record SitePlan(
    IReadOnlyList<Page> Pages,
    IReadOnlyList<CopiedFile> Files,
    IReadOnlyList<NameList> Names,
    IReadOnlyList<CallBodies> Calls,
    IReadOnlyList<EngineOutputs> Outputs,
    Lazy<IReadOnlyList<LessonMachine>> Machines,
    IReadOnlyDictionary<PagePath, Digest> Origins,
    Lazy<IReadOnlyDictionary<string, PagePath>> Sources,
    SiteIndex Index,
    IReadOnlyList<IReadOnlyDictionary<Language, string>> Terms
);

/// <summary>The content of <c>site.json</c>.</summary>
/// <param name="Pages">The path of every page, sorted.</param>
public sealed record SiteIndex(string Title, IReadOnlyList<IndexedLesson> Lessons, IReadOnlyList<string> Pages);

/// <summary>A lesson in <c>site.json</c>.</summary>
/// <param name="Pages">The lesson's page by language code.</param>
/// <param name="Steps">The ids of its steps, in order.</param>
/// <param name="Verified">Null if the lesson was not verified yet.</param>
/// <param name="Rehearsed">
/// In place of <paramref name="Verified"/> for a lesson whose steps passed on a stand-in for the machine that it is about.
/// </param>
public sealed record IndexedLesson(
    string Id,
    IReadOnlyDictionary<string, string> Pages,
    IReadOnlyList<string> Steps,
    Badge? Verified,
    Badge? Rehearsed
);
