using Site.Content;
using Site.Pages;

namespace Site.Planning;

/// <summary>
/// Makes the navigation of each section in one language. A section is a part of the course or a folder of plain pages. Its pages link each
/// other, and the other sections only as a whole.
/// </summary>
internal sealed class Navigations(Course course, Language language, DocFolder docs)
{
    /// <summary>How many pages of a section its pages link, and how many plain pages a footer links.</summary>
    public const int Most = 100;
    private const int MostInFooter = 12;

    private readonly NavigationGroup[] _parts =
    [
        .. course.Parts.Select((part, index) => new NavigationGroup(new(PartOf(language, index), part.Title[language]), [])),
    ];

    /// <summary>For pages that belong to no section.</summary>
    public Navigation Front => field ??= Create([], [.. _parts, .. DocsLink()]);

    public Navigation OfPart(int index, IReadOnlyList<PageLink> lessons) =>
        Create(
            [_parts[index].Link],
            [.. _parts[..index], _parts[index] with { Pages = lessons, Lessons = true }, .. _parts[(index + 1)..], .. DocsLink()]
        );

    /// <param name="block">How many times <see cref="Most"/> pages of the folder come before; 0 also for the index of the folder.</param>
    public Navigation OfFolder(DocFolder folder, int block) =>
        Create(
            [.. folder.Way.Select(LinkTo)],
            [.. _parts, .. folder.Way.SkipLast(1).Select(above => new NavigationGroup(LinkTo(above), [])), Group(folder, block)]
        );

    /// <summary>The place on the front page that lists the lessons of a part.</summary>
    private static PagePath PartOf(Language language, int index) => new($"{PagePaths.Home(language)}#part-{index + 1}");

    public PageLink LinkTo(DocFolder folder) =>
        folder.Index is { } index
            ? ProseLinks.To(PagePaths.Doc(course.Layout, language, folder.IndexId), index.Prose, language)
            : new PageLink(PagePaths.Doc(course.Layout, language, folder.IndexId), folder.Title);

    public PageLink LinkTo(Doc doc) => ProseLinks.To(PagePaths.Doc(course.Layout, language, doc.Id), doc.Prose, language);

    private NavigationGroup Group(DocFolder folder, int block) =>
        new(
            LinkTo(folder),
            [
                .. folder.Folders.Take(Most).Select(LinkTo),
                .. folder.Pages.Skip(block * Most).Take(Most).Select(LinkTo),
                .. folder.Above is null ? GlossaryPages.Link(course, language) : [],
            ]
        )
        {
            Total = folder.Pages.Count > Most || folder.Folders.Count > Most ? folder.Pages.Count + folder.Folders.Count : null,
        };

    private IEnumerable<NavigationGroup> DocsLink() => HasDocs ? [new NavigationGroup(LinkTo(docs), [])] : [];

    public bool HasDocs => course.Docs.Count > 0 || course.Glossary is not null;

    private Navigation Create(IReadOnlyList<PageLink> trail, IReadOnlyList<NavigationGroup> groups) =>
        new(course.Title[language], PagePaths.Home(course.Layout, language), trail, groups, Footer) { HasLessons = course.Parts.Count > 0 };

    private IReadOnlyList<PageLink> Footer =>
        field ??= [
            .. course.Layout != Layout.Course ? []
            : docs.Pages.Count <= MostInFooter ? docs.Pages.Select(LinkTo)
            : [LinkTo(docs)],
            .. GlossaryPages.Link(course, language),
        ];
}
