using Site.Engines;
using Site.Markdown;

namespace Site.Content;

/// <summary>Everything that <c>content/</c> holds, read and validated.</summary>
/// <param name="Docs">The plain pages, by language and then by file name.</param>
/// <param name="Glossary">Null when the course explains no terms.</param>
public sealed record Course(
    ContentDirectory Content,
    IReadOnlyDictionary<Language, string> Title,
    IReadOnlyDictionary<Language, string> Summary,
    IReadOnlyList<Language> Languages,
    IReadOnlyList<Part> Parts,
    IReadOnlyList<Doc> Docs,
    Glossary? Glossary = null
)
{
    public IEnumerable<Lesson> Lessons => Parts.SelectMany(part => part.Lessons);

    /// <summary>
    /// Where a reader can propose an edit of a content file, <c>{path}</c> standing for the file's; null: nowhere.
    /// </summary>
    public string? Edit { get; init; }

    /// <summary>The step that the front page shows, with its lesson; null: the first that does something.</summary>
    public (Lesson Lesson, Step Step)? Featured { get; init; }

    /// <summary>The plain pages that are read first, by id; the others follow by their ids.</summary>
    public IReadOnlyList<string> DocOrder { get; init; } = [];

    /// <summary>The plain pages for readers of a language, in reading order: one that is not written yet is the first that is.</summary>
    public IEnumerable<Doc> DocsFor(Language language) =>
        Docs.GroupBy(doc => doc.Id)
            .OrderBy(same => DocOrder.TakeWhile(id => id != same.Key).Count())
            .ThenBy(same => same.Key, StringComparer.Ordinal)
            .Select(same => same.FirstOrDefault(doc => doc.Language == language) ?? same.First());
}

/// <summary>A part of the course.</summary>
public sealed record Part(IReadOnlyDictionary<Language, string> Title, IReadOnlyList<Lesson> Lessons);

/// <summary>A lesson: the steps that every language shares, and the prose of each.</summary>
/// <param name="Folder">Relative to the content directory: <c>lessons/hello-world</c>.</param>
/// <param name="Minutes">How long a reader takes.</param>
public sealed record Lesson(
    string Id,
    string Folder,
    int Minutes,
    MachineKind Machine,
    IReadOnlyList<Step> Steps,
    IReadOnlyDictionary<Language, Prose> Prose
)
{
    /// <summary>The prose for readers of a language: where it is not written yet, the first that is.</summary>
    public Prose ProseFor(Language language) => Prose.GetValueOrDefault(language) ?? Prose.Values.First();

    /// <summary>What a reader is to do alone at the lesson's end; may be null.</summary>
    public LessonTask? Task { get; init; }

    /// <summary>Everything that a run of the lesson does: its steps, and then the task's solution.</summary>
    public IReadOnlyList<Step> AllSteps => [.. Steps, .. Task?.Solution ?? []];

    /// <summary>The quiz at the lesson's end; may be empty.</summary>
    public IReadOnlyList<Question> Quiz { get; init; } = [];
}

/// <summary>A Markdown file with its front matter.</summary>
/// <param name="Path">Relative to the content directory.</param>
/// <param name="Summary">One sentence, for lists and the page's description.</param>
public sealed record Prose(string Path, Language Language, string Title, string Summary, MarkdownPage Markdown)
{
    /// <summary>By what the page calls them: <c>figures/flow.svg</c>.</summary>
    public IReadOnlyDictionary<string, Figure> Figures { get; init; } = new Dictionary<string, Figure>();
}

/// <summary>A plain page of one language; translations share the <see cref="Id"/>.</summary>
public sealed record Doc(string Id, Language Language, Prose Prose);
