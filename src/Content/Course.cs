using System.Collections.ObjectModel;
using Site.Engines;
using Site.Markdown;

namespace Site.Content;

/// <summary>Everything that <c>content/</c> holds, read and validated.</summary>
/// <param name="Docs">The plain pages, which are not lessons, by language and then by file name.</param>
/// <param name="Glossary">Null when the course has no glossary.</param>
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
    /// <summary>Where the plain pages are.</summary>
    public Layout Layout { get; init; } = Layout.Course;

    /// <summary>The files beside the plain pages.</summary>
    public IReadOnlyList<DocFile> Files { get; init; } = [];

    public IEnumerable<Lesson> Lessons => Parts.SelectMany(part => part.Lessons);

    /// <summary>
    /// The address at which a reader can propose an edit of a content file, with <c>{path}</c> in place of the file's path; null when there
    /// is none.
    /// </summary>
    public string? Edit { get; init; }

    /// <summary>The step that the front page shows, with its lesson; null for the first step that does something.</summary>
    public (Lesson Lesson, Step Step)? Featured { get; init; }

    /// <summary>The ids of the plain pages that come first, in reading order. The others follow, sorted by id.</summary>
    public IReadOnlyList<string> DocOrder { get; init; } = [];

    /// <summary>
    /// The plain pages for readers of a language, in reading order. A page that is not translated yet is in the first language that has it.
    /// </summary>
    public IReadOnlyList<Doc> DocsFor(Language language)
    {
        var own = new Dictionary<string, Doc>();
        var firsts = new Dictionary<string, Doc>();
        foreach (var doc in Docs)
        {
            firsts.TryAdd(doc.Id, doc);
            if (doc.Language == language)
            {
                own.TryAdd(doc.Id, doc);
            }
        }

        // The order is that of the first language, so that it is the same in all.
        Doc[] docs = [.. firsts.Values];
        Array.Sort(docs, InOrder);
        return Array.ConvertAll(docs, doc => own.GetValueOrDefault(doc.Id, doc));
    }

    private int InOrder(Doc doc, Doc other) =>
        PlaceOf(doc).CompareTo(PlaceOf(other)) is var byPlace and not 0 ? byPlace
        : doc.Prose.Order.CompareTo(other.Prose.Order) is var byOrder and not 0 ? byOrder
        : string.CompareOrdinal(doc.Id, other.Id);

    private int PlaceOf(Doc doc)
    {
        var place = 0;
        while (place < DocOrder.Count && DocOrder[place] != doc.Id)
        {
            place++;
        }

        return place;
    }
}

/// <summary>A part of the course, which groups lessons under a title.</summary>
public sealed record Part(IReadOnlyDictionary<Language, string> Title, IReadOnlyList<Lesson> Lessons);

/// <summary>A lesson: its steps, which are the same in every language, and its prose in each language.</summary>
/// <param name="Folder">The path relative to the content directory: <c>lessons/hello-world</c>.</param>
/// <param name="Minutes">How long a reader needs.</param>
public sealed record Lesson(
    string Id,
    string Folder,
    int Minutes,
    MachineKind Machine,
    IReadOnlyList<Step> Steps,
    IReadOnlyDictionary<Language, Prose> Prose
)
{
    /// <summary>The prose for readers of a language; if it is not translated yet, the prose in the first language that has it.</summary>
    public Prose ProseFor(Language language) => Prose.GetValueOrDefault(language) ?? Prose.Values.First();

    /// <summary>
    /// Whether its machine only stands in for the one that the lesson is about. Such a lesson is rehearsed, and never verified.
    /// </summary>
    public bool IsRehearsal => Machine == MachineKind.Rpm;

    /// <summary>What all of its steps need beyond a sandbox; null for most lessons.</summary>
    public Need? Needs { get; init; }

    /// <summary>The task at the end of the lesson; may be null.</summary>
    public LessonTask? Task { get; init; }

    /// <summary>All steps that a run of the lesson does: its own, and then the solution of its task.</summary>
    public IReadOnlyList<Step> AllSteps => [.. Steps, .. Task?.Solution ?? []];

    /// <summary>What the lesson uses besides the files in its folder, such as a figure of another lesson.</summary>
    public IReadOnlyList<string> FilesElsewhere =>
        [
            .. AllSteps
                .SelectMany(step => step.Snippets)
                .Select(snippet => snippet.Path)
                .Concat(AllSteps.Select(step => step.Action).OfType<WrittenFile>().Select(file => file.Source))
                .Concat(Prose.Values.SelectMany(prose => prose.Figures.Values).Select(figure => figure.Path))
                .Concat(
                    Prose.Values.SelectMany(prose =>
                        prose.Charts.Keys.Select(target => ContentDirectory.Resolve(prose.Path, target)).OfType<string>()
                    )
                )
                .Where(path => !path.StartsWith($"{Folder}/", StringComparison.Ordinal))
                .Distinct(),
        ];

    /// <summary>The quiz at the end of the lesson; may be empty.</summary>
    public IReadOnlyList<Question> Quiz { get; init; } = [];
}

/// <summary>A Markdown file with its front matter.</summary>
/// <param name="Path">The path relative to the content directory.</param>
/// <param name="Summary">One sentence, for lists of pages and for the description in the page's head.</param>
public sealed record Prose(string Path, Language Language, string Title, string Summary, MarkdownPage Markdown)
{
    /// <summary>The place among the other pages of its folder: lower numbers come first, and pages without a number last.</summary>
    public int Order { get; init; } = int.MaxValue;

    /// <summary>The figures by the path that the page uses: <c>figures/flow.svg</c>.</summary>
    public IReadOnlyDictionary<string, Figure> Figures { get; init; } = ReadOnlyDictionary<string, Figure>.Empty;

    /// <summary>The charts by the path that the page uses: <c>charts/costs.yml</c>.</summary>
    public IReadOnlyDictionary<string, Chart> Charts { get; init; } = ReadOnlyDictionary<string, Chart>.Empty;
}

/// <summary>A plain page in one language. Its translations have the same <see cref="Id"/>.</summary>
public sealed record Doc(string Id, Language Language, Prose Prose);
