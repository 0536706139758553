using System.Collections.Concurrent;
using Site.Content;
using Site.Diagnostics;
using Site.Pages;

namespace Site.Planning;

/// <summary>
/// Resolves links between pages. Authors link to the Markdown file of the target page (<c>../images/en.md#layers</c>), so that the links
/// also work when somebody reads the source files.
/// </summary>
internal sealed class LinkMap(Course course)
{
    private readonly Dictionary<string, (PagePath Path, HashSet<string> Ids)> _targets = Targets(course)
        .ToDictionary(target => target.Source, target => (target.Path, target.Ids));

    private readonly Dictionary<string, PagePath> _files = course.Files.ToDictionary(
        file => file.Source,
        file => new PagePath(file.Target)
    );

    /// <summary>The page of each folder, by the folder.</summary>
    private readonly Dictionary<string, string> _indexes = course
        .Docs.Where(doc => Path.GetFileName(doc.Id) == DocFiles.Index)
        .ToDictionary(doc => Path.GetDirectoryName(doc.Prose.Path)!, doc => doc.Prose.Path);

    /// <summary>Where links lead, by the folder that they are in and by the file that they name. Pages of a folder often link the same.</summary>
    private readonly ConcurrentDictionary<string, ConcurrentDictionary<string, Destination>> _found = [];

    /// <summary>Reports each link and each term of a page that leads nowhere.</summary>
    public void Check(Prose prose, DiagnosticBag bag)
    {
        var page = prose.Markdown;
        foreach (
            var link in prose.Figures.Values.SelectMany(figure => figure.Links).Where(link => !_targets[page.Path].Ids.Contains(link.Id))
        )
        {
            bag.Error(
                Codes.BrokenLink,
                link.Location,
                $"the link `#{link.Id}` names no place: {page.Path} has no such heading or step",
                "link to one that it has"
            );
        }

        foreach (var term in page.Terms.Where(term => course.Glossary?.Find(term.TermId) is null))
        {
            bag.Error(
                Codes.UnknownTerm,
                term.Location,
                $"the glossary has no term `{term.TermId}`",
                "add it to glossary.yml, or fix the id"
            );
        }

        // A plain tree may link files outside of it, such as the source code that a README is about.
        Action<string, SourceLocation, string, string> report = course.Layout == Layout.Course ? bag.Error : bag.Warn;
        foreach (var reference in page.References.Where(reference => !IsExternal(reference.Target)))
        {
            if (Fault(page.Path, reference.Target) is { } fault)
            {
                report(
                    Codes.BrokenLink,
                    reference.Location,
                    $"the link `{reference.Target}` {fault}",
                    "link to a Markdown file of the content, to a heading or step that it has, or to a file beside the plain pages"
                );
            }
        }
    }

    /// <summary>Turns a link in a content file into the link in its HTML page. External and broken links do not change.</summary>
    public string Resolve(string fromFile, string link)
    {
        var (file, anchor) = Split(link);
        if (IsExternal(link) || file.Length == 0)
        {
            return link;
        }

        return Find(fromFile, file) is { Exists: true } target
            ? target.Address + (anchor.Length == 0 || target.Ids is null ? "" : $"#{anchor}")
            : link;
    }

    /// <summary>Maps each Markdown file of the content to the page that shows it.</summary>
    public IReadOnlyDictionary<string, PagePath> Pages => _targets.ToDictionary(target => target.Key, target => target.Value.Path);

    private string? Fault(string fromFile, string link)
    {
        var (file, anchor) = Split(link);
        var target = file.Length == 0 ? new Destination(Exists: true, "", _targets[fromFile].Ids) : Find(fromFile, file);
        return !target.Exists ? "does not lead to a page"
            : anchor.Length > 0 && target.Ids?.Contains(anchor) == false ? $"leads to a page that has no `#{anchor}`"
            : null;
    }

    private Destination Find(string fromFile, string file)
    {
        var page = _targets[fromFile].Path;
        return _found
            .GetOrAdd($"{FolderOf(fromFile)} {FolderOf(page.Value)}", _ => new())
            .GetOrAdd(file, link => Find(fromFile, page, link));
    }

    private Destination Find(string fromFile, PagePath page, string file)
    {
        if (ContentDirectory.Resolve(fromFile, Uri.UnescapeDataString(file)) is not { } path)
        {
            return Destination.None;
        }

        return _targets.TryGetValue(_indexes.GetValueOrDefault(path, path), out var target)
                ? new Destination(Exists: true, Address(target.Path.From(page)), target.Ids)
            : _files.TryGetValue(path, out var copy) ? new Destination(Exists: true, Address(copy.From(page)), Ids: null)
            : Destination.None;
    }

    private static string FolderOf(string path) => path[..(path.LastIndexOf('/') + 1)];

    /// <summary>A relative path as a URL.</summary>
    private static string Address(string path) =>
        path.AsSpan().IndexOfAny(Unsafe) < 0 ? path : string.Join('/', path.Split('/').Select(Uri.EscapeDataString));

    private static readonly System.Buffers.SearchValues<char> Unsafe = System.Buffers.SearchValues.Create("#%? \"<>\\^`{|}");

    private static (string File, string Anchor) Split(string link) =>
        link.Split('#', 2) is [var file, var anchor] ? (file, Uri.UnescapeDataString(anchor)) : (link, "");

    private static bool IsExternal(string link) =>
        link.StartsWith("https://", StringComparison.Ordinal)
        || link.StartsWith("http://", StringComparison.Ordinal)
        || link.StartsWith("mailto:", StringComparison.Ordinal)
        || link.StartsWith("tel:", StringComparison.Ordinal);

    /// <summary>
    /// All Markdown files that links can lead to. They include files that are not written yet, because their pages exist and show another
    /// language's text.
    /// </summary>
    private static IEnumerable<(string Source, PagePath Path, HashSet<string> Ids)> Targets(Course course)
    {
        foreach (var language in course.Languages)
        {
            foreach (var lesson in course.Lessons.Where(lesson => lesson.Prose.Count > 0))
            {
                yield return (
                    $"{lesson.Folder}/{language.Code}.md",
                    PagePaths.Lesson(language, lesson.Id),
                    [.. Ids(lesson.ProseFor(language)), .. lesson.Steps.Select(step => step.Id)]
                );
            }

            foreach (var doc in course.DocsFor(language))
            {
                yield return (
                    doc.Language == language ? doc.Prose.Path : $"{course.Layout.Source(language)}{doc.Id}.md",
                    PagePaths.Doc(course.Layout, language, doc.Id),
                    [.. Ids(doc.Prose)]
                );
            }
        }
    }

    private static IEnumerable<string> Ids(Prose prose) => prose.Markdown.Headings.Select(heading => heading.Id);

    /// <param name="Address">The link in the HTML page, without an anchor.</param>
    /// <param name="Ids">The anchors of a page; null for a file beside the pages.</param>
    private sealed record Destination(bool Exists, string Address, HashSet<string>? Ids)
    {
        public static Destination None { get; } = new(Exists: false, "", Ids: null);
    }
}
