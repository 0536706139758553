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

        foreach (var reference in page.References.Where(reference => !IsExternal(reference.Target)))
        {
            if (Fault(page.Path, reference.Target) is { } fault)
            {
                bag.Error(
                    Codes.BrokenLink,
                    reference.Location,
                    $"the link `{reference.Target}` {fault}",
                    "link to a Markdown file of the content, and to a heading or step that it has"
                );
            }
        }
    }

    /// <summary>Turns a link in a content file into the link in its HTML page. External and broken links do not change.</summary>
    public string Resolve(string fromFile, string link)
    {
        var (file, anchor) = Split(link);
        return IsExternal(link) || file.Length == 0 || Find(fromFile, file) is not { } target
            ? link
            : target.Path.From(_targets[fromFile].Path) + (anchor.Length == 0 ? "" : $"#{anchor}");
    }

    /// <summary>Maps each Markdown file of the content to the page that shows it.</summary>
    public IReadOnlyDictionary<string, PagePath> Pages => _targets.ToDictionary(target => target.Key, target => target.Value.Path);

    private string? Fault(string fromFile, string link)
    {
        var (file, anchor) = Split(link);
        var target = file.Length == 0 ? _targets[fromFile] : Find(fromFile, file);
        return target is null ? "does not lead to a page"
            : anchor.Length > 0 && !target.Value.Ids.Contains(anchor) ? $"leads to a page that has no `#{anchor}`"
            : null;
    }

    private (PagePath Path, HashSet<string> Ids)? Find(string fromFile, string file) =>
        ContentDirectory.Resolve(fromFile, Uri.UnescapeDataString(file)) is { } path && _targets.TryGetValue(path, out var target)
            ? target
            : null;

    private static (string File, string Anchor) Split(string link) =>
        link.Split('#', 2) is [var file, var anchor] ? (file, Uri.UnescapeDataString(anchor)) : (link, "");

    private static bool IsExternal(string link) =>
        link.StartsWith("https://", StringComparison.Ordinal)
        || link.StartsWith("http://", StringComparison.Ordinal)
        || link.StartsWith("mailto:", StringComparison.Ordinal);

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
                yield return ($"docs/{language.Code}/{doc.Id}.md", PagePaths.Doc(language, doc.Id), [.. Ids(doc.Prose)]);
            }
        }
    }

    private static IEnumerable<string> Ids(Prose prose) => prose.Markdown.Headings.Select(heading => heading.Id);
}
