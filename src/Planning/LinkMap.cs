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
    /// <summary>Where a page begins, with its title.</summary>
    private const string Top = "#page--content";

    private readonly Dictionary<string, Target> _targets = Targets(course).ToDictionary(target => target.Source);

    private readonly Dictionary<string, PagePath> _files = course.Files.ToDictionary(
        file => file.Source,
        file => new PagePath(file.Target)
    );

    /// <summary>The page of each folder, by the folder.</summary>
    private readonly Dictionary<string, string> _indexes = course
        .Docs.Where(doc => DocFolder.IsIndex(doc.Id))
        .ToDictionary(doc => Path.GetDirectoryName(doc.Prose.Path)!, doc => doc.Prose.Path);

    /// <summary>The page that lists each folder's pages. Links lead there where the folder has no text.</summary>
    private readonly Lazy<Dictionary<string, PagePath>> _lists = new(() => Lists(course));

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
        var from = From(page.Path);
        foreach (var reference in page.References.Where(reference => !IsExternal(reference.Target)))
        {
            if (Fault(from, reference.Target) is { } fault)
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

    /// <summary>Turns links in a content file into those in its HTML page. External and broken links do not change.</summary>
    public Dictionary<string, string> Resolve(Prose prose)
    {
        var from = From(prose.Path);
        var links = new Dictionary<string, string>();
        foreach (var reference in prose.Markdown.References)
        {
            if (!links.ContainsKey(reference.Target))
            {
                links.Add(reference.Target, Resolve(from, reference.Target));
            }
        }

        return links;
    }

    private string Resolve(Origin from, string link)
    {
        if (IsExternal(link))
        {
            return link;
        }

        var (file, anchor) = Split(link);
        if (file.Length == 0)
        {
            return anchor.Length > 0 && _targets[from.File].TitleId == anchor ? Top : link;
        }

        return Find(from, file) is { Exists: true } target
            ? target.Address + (anchor.Length == 0 || target.Page?.TitleId == anchor ? "" : $"#{anchor}")
            : link;
    }

    /// <summary>Maps each Markdown file of the content to the page that shows it.</summary>
    public Lazy<IReadOnlyDictionary<string, PagePath>> Pages =>
        new(() => _targets.ToDictionary(target => target.Key, target => target.Value.Path));

    private string? Fault(Origin from, string link)
    {
        var (file, anchor) = Split(link);
        var target = file.Length == 0 ? new Destination(Exists: true, "", _targets[from.File]) : Find(from, file);
        return !target.Exists ? "does not lead to a page"
            : anchor.Length > 0 && target.Page?.Ids.Contains(anchor) == false ? $"leads to a page that has no `#{anchor}`"
            : null;
    }

    private Origin From(string file)
    {
        var page = _targets[file].Path;
        return new Origin(file, page, _found.GetOrAdd($"{FolderOf(file)} {FolderOf(page.Value)}", _ => new()));
    }

    private Destination Find(Origin from, string file) =>
        from.Found.TryGetValue(file, out var known) ? known : from.Found.GetOrAdd(file, Find(from.File, from.Page, file));

    private Destination Find(string fromFile, PagePath page, string file)
    {
        if (ContentDirectory.Resolve(fromFile, Uri.UnescapeDataString(file)) is not { } path)
        {
            return Destination.None;
        }

        return _targets.TryGetValue(_indexes.GetValueOrDefault(path, path), out var target)
                ? new Destination(Exists: true, Address(target.Path.From(page)), target)
            : _files.TryGetValue(path, out var copy) ? new Destination(Exists: true, Address(copy.From(page)), Page: null)
            : _lists.Value.TryGetValue(path, out var list) ? new Destination(Exists: true, Address(list.From(page)), Page: null)
            : Destination.None;
    }

    private static Dictionary<string, PagePath> Lists(Course course)
    {
        var lists = new Dictionary<string, PagePath>();
        foreach (var doc in course.Docs)
        {
            var (source, id) = (DocFolder.FolderOf(doc.Prose.Path), DocFolder.FolderOf(doc.Id));
            while (
                lists.TryAdd(source, PagePaths.Doc(course.Layout, doc.Language, id.Length == 0 ? DocFiles.Index : $"{id}/{DocFiles.Index}"))
                && id.Length > 0
            )
            {
                (source, id) = (DocFolder.FolderOf(source), DocFolder.FolderOf(id));
            }
        }

        return lists;
    }

    private static string FolderOf(string path) => path[..(path.LastIndexOf('/') + 1)];

    /// <summary>A relative path as a URL.</summary>
    private static string Address(string path) =>
        path.AsSpan().IndexOfAny(Unsafe) < 0 ? path : string.Join('/', path.Split('/').Select(Uri.EscapeDataString));

    private static readonly System.Buffers.SearchValues<char> Unsafe = System.Buffers.SearchValues.Create("#%? \"<>\\^`{|}");

    private static (string File, string Anchor) Split(string link) =>
        link.IndexOf('#') is var mark and >= 0 ? (link[..mark], Uri.UnescapeDataString(link[(mark + 1)..])) : (link, "");

    private static readonly string[] External = ["https://", "http://", "//", "mailto:", "tel:", "ftp://"];

    private static bool IsExternal(string link) => External.Any(start => link.StartsWith(start, StringComparison.OrdinalIgnoreCase));

    /// <summary>
    /// All Markdown files that links can lead to. They include files that are not written yet, because their pages exist and show another
    /// language's text.
    /// </summary>
    private static IEnumerable<Target> Targets(Course course)
    {
        foreach (var language in course.Languages)
        {
            foreach (var lesson in course.Lessons.Where(lesson => lesson.Prose.Count > 0))
            {
                yield return new Target(
                    $"{lesson.Folder}/{language.Code}.md",
                    PagePaths.Lesson(language, lesson.Id),
                    lesson.ProseFor(language),
                    lesson.Steps
                );
            }

            foreach (var doc in course.DocsFor(language))
            {
                yield return new Target(
                    doc.Language == language ? doc.Prose.Path : $"{course.Layout.Source(language)}{doc.Id}.md",
                    PagePaths.Doc(course.Layout, language, doc.Id),
                    doc.Prose,
                    []
                );
            }
        }
    }

    /// <summary>A Markdown file that links can lead to.</summary>
    /// <param name="Path">The page that shows it.</param>
    private sealed record Target(string Source, PagePath Path, Prose Prose, IReadOnlyList<Step> Steps)
    {
        /// <summary>The anchor of the heading that is the title; null if none is, or if another heading has it too.</summary>
        public string? TitleId =>
            Prose.Markdown.Headings.FirstOrDefault() is { Level: 0, Id: var id }
            && Prose.Markdown.Headings.Count(other => other.Id == id) == 1
                ? id
                : null;

        /// <summary>The anchors of the page. Links to most pages have none.</summary>
        public HashSet<string> Ids =>
            LazyInitializer.EnsureInitialized(
                ref field,
                () => [.. Prose.Markdown.Headings.Select(heading => heading.Id), .. Steps.Select(step => step.Id)]
            )!;
    }

    /// <summary>Where links are.</summary>
    /// <param name="Found">Where those of the same folder lead.</param>
    private sealed record Origin(string File, PagePath Page, ConcurrentDictionary<string, Destination> Found);

    /// <param name="Address">The link in the HTML page, without an anchor.</param>
    /// <param name="Page">Null for a file beside the pages.</param>
    private sealed record Destination(bool Exists, string Address, Target? Page)
    {
        public static Destination None { get; } = new(Exists: false, "", Page: null);
    }
}
