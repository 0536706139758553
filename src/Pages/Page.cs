using Site.Content;
using Site.Files;
using Site.Markdown;
using Site.Recordings;

namespace Site.Pages;

/// <summary>A link with its text.</summary>
public sealed record PageLink(PagePath Target, string Text)
{
    /// <summary>The language of the link's text; null if it is the page's. It differs if the target is not translated yet.</summary>
    public Language? Language { get; init; }
}

/// <summary>The same page in another language.</summary>
public sealed record Translation(Language Language, PagePath Target)
{
    /// <summary>Whether the page is really translated, and does not show another language's text for now.</summary>
    public bool IsWritten { get; init; } = true;
}

/// <summary>
/// What the pages of one section show of the site: the pages of their own section, and one link to each other section. It is the same object
/// for all pages of a section, and its size does not grow with the site.
/// </summary>
/// <param name="Trail">The way from the front page to the section.</param>
/// <param name="Groups">The sections in reading order.</param>
/// <param name="Footer">The plain pages that every page links at its end.</param>
public sealed record Navigation(
    string CourseTitle,
    PagePath Home,
    IReadOnlyList<PageLink> Trail,
    IReadOnlyList<NavigationGroup> Groups,
    IReadOnlyList<PageLink> Footer
)
{
    /// <summary>Whether the site has lessons: it is not a plain tree.</summary>
    public bool HasLessons { get; init; }
}

/// <summary>A section in the navigation: a part of the course, or a folder of plain pages.</summary>
/// <param name="Link">Its title, and the place that lists its pages.</param>
/// <param name="Pages">Empty for a section that is only linked.</param>
public sealed record NavigationGroup(PageLink Link, IReadOnlyList<PageLink> Pages)
{
    /// <summary>Whether the pages are lessons, which readers can mark as done.</summary>
    public bool Lessons { get; init; }

    /// <summary>How many pages the section has, if <see cref="Pages"/> only has those around the current one; otherwise null.</summary>
    public int? Total { get; init; }
}

/// <summary>A section of a page, for its table of contents.</summary>
public sealed record Section(string Id, string Title, int Level);

/// <summary>A page of the site: one HTML file and what it shows.</summary>
public abstract record Page
{
    public required PagePath Path { get; init; }

    public required Language Language { get; init; }

    public required string Title { get; init; }

    /// <summary>One or two sentences, which also become the page's meta description.</summary>
    public required string Summary { get; init; }

    public required Navigation Navigation { get; init; }

    /// <summary>This page in every language, including its own, in the order in which the course lists the languages.</summary>
    public required IReadOnlyList<Translation> Translations { get; init; }

    /// <summary>
    /// The language of the title, summary and prose if they are not translated yet; otherwise null or the same as <see cref="Language"/>.
    /// </summary>
    public Language? ProseLanguage { get; init; }

    /// <summary>What the links, terms and figures in the prose refer to.</summary>
    public ProseTargets Targets
    {
        get => LazyTargets?.Value ?? field;
        init;
    } = ProseTargets.None;

    /// <summary>In place of <see cref="Targets"/>: finds them when something needs them, which after most edits is so for few pages.</summary>
    internal Lazy<ProseTargets>? LazyTargets { get; init; }

    /// <summary>The Markdown file of the content that the page shows, relative to the content directory; null if it shows none.</summary>
    public string? SourcePath { get; init; }

    /// <summary>
    /// A digest of the content files that the page is made from: its prose and figures, and for a lesson everything in its folder. What it
    /// shows of other pages is not in it, such as their titles.
    /// </summary>
    public Digest Origin { get; init; }

    /// <summary>The site's Markdown version of the page; null if it has none.</summary>
    public PagePath? Markdown { get; init; }

    /// <summary>The URL where a reader can propose a change to the page's source; null if the course gives none.</summary>
    public string? Edit { get; init; }

    /// <summary>
    /// What search can find on the page, the page itself first. Empty for front pages, because they only repeat other pages.
    /// </summary>
    public IReadOnlyList<SearchEntry> Entries { get; init; } = [];

    /// <summary>Whether search finds the page. It need not be read for that: one that is read later has at least an entry for itself.</summary>
    public bool HasEntries => Entries is Deferred<SearchEntry> || Entries.Count > 0;
}

/// <summary>The <c>index.html</c> at the root, which sends readers to their language. Its translations are the front pages.</summary>
public sealed record ChooserPage : Page;

/// <summary>The front page of one language: what the course is about, and its lessons.</summary>
public sealed record HomePage : Page
{
    public required IReadOnlyList<HomePart> Parts { get; init; }

    /// <summary>Null as long as nothing is recorded.</summary>
    public FeaturedStep? FeaturedStep { get; init; }
}

/// <summary>The example on the front page: a command with its recorded output, and how it was verified.</summary>
/// <param name="Step">The page and anchor of the step.</param>
/// <param name="Check">What the step's check printed when it passed; null if it has not passed.</param>
/// <param name="Engines">The engines that the lesson was verified on, oldest version first.</param>
/// <param name="Calls">How many Engine API calls the command made.</param>
public sealed record FeaturedStep(TerminalView Terminal, PagePath Step, string? Check, IReadOnlyList<Badge> Engines, int Calls);

public sealed record HomePart(string Title, IReadOnlyList<LessonCard> Lessons);

/// <summary>A lesson on the front page.</summary>
public sealed record LessonCard(PageLink Link, string Summary, int Minutes, int Steps, Badge? Badge)
{
    /// <summary>Whether the lesson ran on a stand-in for the machine that it is about.</summary>
    public bool IsRehearsal { get; init; }
}

/// <summary>A docs page: prose without steps.</summary>
public sealed record DocPage : Page
{
    public required IReadOnlyList<Fragment> Prose { get; init; }

    public required IReadOnlyList<Section> Sections { get; init; }
}

/// <summary>The index of a folder of plain pages: its own prose, if it has any, and then its folders and pages.</summary>
public sealed record FolderPage : Page
{
    public required IReadOnlyList<Fragment> Prose { get; init; }

    public required IReadOnlyList<Section> Sections { get; init; }

    public required IReadOnlyList<FolderEntry> FolderEntries { get; init; }
}

/// <summary>A page or folder in the index of a folder.</summary>
/// <param name="Summary">Empty for a folder that says nothing about itself.</param>
public sealed record FolderEntry(PageLink Link, string Summary);

/// <summary>The glossary: the terms of the course, in the order of their ids.</summary>
public sealed record GlossaryPage : Page
{
    public required IReadOnlyList<GlossaryEntry> Terms { get; init; }
}

/// <summary>A term on the glossary's page.</summary>
/// <param name="Id">The term's id, which is also its anchor.</param>
/// <param name="Uses">The lessons that use the term, in the order of the course.</param>
public sealed record GlossaryEntry(string Id, string Name, IReadOnlyList<string> Aliases, string Meaning, IReadOnlyList<PageLink> Uses);

/// <summary>The page that a static host shows for an unknown address. Its translations are the front pages.</summary>
public sealed record NotFoundPage : Page;
