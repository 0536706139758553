using Site.Content;
using Site.Markdown;
using Site.Recordings;

namespace Site.Pages;

/// <summary>A link with its words.</summary>
public sealed record PageLink(PagePath Target, string Text)
{
    /// <summary>Of the words, where it is not the page's: the text they name is not translated yet.</summary>
    public Language? Language { get; init; }
}

/// <summary>The same page in another language.</summary>
public sealed record Translation(Language Language, PagePath Target)
{
    /// <summary>Its text is of its own language, and not another's that stands in.</summary>
    public bool IsWritten { get; init; } = true;
}

/// <summary>The site's navigation in one language: the course's parts with their lessons, then the plain pages.</summary>
public sealed record Navigation(string CourseTitle, PagePath Home, IReadOnlyList<NavigationPart> Parts, IReadOnlyList<PageLink> Docs);

public sealed record NavigationPart(string Title, IReadOnlyList<PageLink> Lessons);

/// <summary>A section of a page, for its table of contents.</summary>
public sealed record Section(string Id, string Title, int Level);

/// <summary>One HTML file of the site and what it shows.</summary>
public abstract record Page
{
    public required PagePath Path { get; init; }

    public required Language Language { get; init; }

    public required string Title { get; init; }

    /// <summary>One or two sentences: the page's meta description.</summary>
    public required string Summary { get; init; }

    public required Navigation Navigation { get; init; }

    /// <summary>This page in every language it exists in, itself included, in the order of the course.</summary>
    public required IReadOnlyList<Translation> Translations { get; init; }

    /// <summary>The language of title, summary and prose: <see cref="Language"/>, unless they are not translated yet.</summary>
    public Language? ProseLanguage { get; init; }

    /// <summary>What its prose refers to.</summary>
    public ProseTargets Targets { get; init; } = ProseTargets.None;

    /// <summary>The Markdown file that the page shows, relative to the content directory; null for a page that shows none.</summary>
    public string? SourcePath { get; init; }

    /// <summary>The page as Markdown, beside it; null for a page that has none.</summary>
    public PagePath? Markdown { get; init; }

    /// <summary>Where a reader can propose an edit of the page's source; null: nowhere.</summary>
    public string? Edit { get; init; }

    /// <summary>What search finds on the page, the page itself first. Front pages have nothing that the others lack.</summary>
    public IReadOnlyList<SearchEntry> Entries { get; init; } = [];
}

/// <summary><c>index.html</c> at the root: chooses a language. Its translations are the languages' front pages.</summary>
public sealed record ChooserPage : Page;

/// <summary>A language's front page: what the course is, and its lessons.</summary>
public sealed record HomePage : Page
{
    public required IReadOnlyList<HomePart> Parts { get; init; }

    /// <summary>Null where nothing is recorded yet.</summary>
    public FeaturedStep? FeaturedStep { get; init; }
}

/// <summary>A step on the front page, as a first taste: a command with its recorded output, and what that is worth.</summary>
/// <param name="Step">Its place in its lesson.</param>
/// <param name="Check">What the step's check printed when it found the step done; null while it has not.</param>
/// <param name="Engines">The engines that the lesson was verified on, oldest version first.</param>
/// <param name="Calls">How many calls of the Engine API the command made.</param>
public sealed record FeaturedStep(TerminalView Terminal, PagePath Step, string? Check, IReadOnlyList<Badge> Engines, int Calls);

public sealed record HomePart(string Title, IReadOnlyList<LessonCard> Lessons);

/// <summary>A lesson on the front page.</summary>
public sealed record LessonCard(PageLink Link, string Summary, int Minutes, int Steps, Badge? Badge);

/// <summary>A plain page of prose.</summary>
public sealed record DocPage : Page
{
    public required IReadOnlyList<Fragment> Prose { get; init; }

    public required IReadOnlyList<Section> Sections { get; init; }
}

/// <summary>The terms of the course, in the order of their ids.</summary>
public sealed record GlossaryPage : Page
{
    public required IReadOnlyList<GlossaryEntry> Terms { get; init; }
}

/// <summary>A term on the glossary's page.</summary>
/// <param name="Id">Its anchor.</param>
/// <param name="Uses">The lessons that mark the term, in the order of the course.</param>
public sealed record GlossaryEntry(string Id, string Name, IReadOnlyList<string> Aliases, string Meaning, IReadOnlyList<PageLink> Uses);

/// <summary>What a static host shows for an address that is not there. Its translations are the languages' front pages.</summary>
public sealed record NotFoundPage : Page;
