using System.Text;
using Site.Diagnostics;

namespace Site.Content;

/// <summary>A file beside the plain pages that is copied into the site, such as an image.</summary>
/// <param name="Source">Relative to the content directory.</param>
/// <param name="Target">Relative to the site.</param>
public sealed record DocFile(string Source, string Target);

/// <summary>Reads the plain pages, and finds the files beside them. Folders of pages become folders of the site.</summary>
internal sealed class DocReader(
    ContentDirectory content,
    Layout layout,
    IReadOnlyList<Language> languages,
    DiagnosticBag bag,
    Func<Prose, Prose>? finish
)
{
    /// <summary>What a site has, whatever its pages.</summary>
    private static readonly HashSet<string> Taken = new(
        [
            "404.html",
            "site.json",
            "llms.txt",
            "sitemap.xml",
            "offline.zip",
            .. Language.Known.Select(language => $"{language.Code}/search-index.js"),
        ],
        StringComparer.OrdinalIgnoreCase
    );

    /// <summary>The usual limit of file systems, in bytes of UTF-8.</summary>
    private const int LongestName = 255;

    private readonly ProseReader _proses = new(content, languages, bag);

    /// <summary>The file of the content that becomes a file of the site, by the latter's path. Some file systems ignore case.</summary>
    private readonly Dictionary<string, string> _targets = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>The folders of the site as they are written, each with the first file of the content that is in it.</summary>
    private readonly Dictionary<string, (string Folder, string Path)> _folders = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>The index pages of the folders that have pages, and of those above them.</summary>
    private readonly HashSet<string> _indexes = new(StringComparer.OrdinalIgnoreCase);

    public (IReadOnlyList<Doc> Docs, IReadOnlyList<DocFile> Files) Read()
    {
        var docs = new List<Doc>();
        var files = new List<DocFile>();
        foreach (var language in languages)
        {
            var folder = layout.Source(language);
            var (pages, others) = Split(folder);
            docs.AddRange(Read(Pages(pages, language), language));
            files.AddRange(others.Select(path => File(path, folder, layout.Target(language))).OfType<DocFile>());
        }

        if (layout == Layout.Languages)
        {
            // Pictures that the pages of all languages show, for example. The start page is the choice of a language.
            _indexes.Add($"{DocFiles.Index}.html");
            files.AddRange(
                Split("")
                    .Others.Where(path => languages.All(language => !path.StartsWith(layout.Source(language), StringComparison.Ordinal)))
                    .Select(path => File(path, source: "", target: ""))
                    .OfType<DocFile>()
            );
        }

        foreach (var same in docs.GroupBy(doc => doc.Id).Where(_ => languages.Count > 1))
        {
            foreach (var language in languages.Where(language => same.All(doc => doc.Language != language)))
            {
                _proses.ReportMissing($"{layout.Source(language)}{same.Key}.md", language, same.First().Prose);
            }
        }

        return (docs, files);
    }

    private (IReadOnlyList<string> Pages, IReadOnlyList<string> Others) Split(string folder)
    {
        var files = content.Files(folder.TrimEnd('/'));
        return ([.. files.Where(DocFiles.IsMarkdown)], [.. files.Where(path => !DocFiles.IsMarkdown(path))]);
    }

    /// <summary>The pages with their ids. Those that cannot be pages are reported.</summary>
    private List<NamedPage> Pages(IReadOnlyList<string> paths, Language language)
    {
        var folder = layout.Source(language);
        var indexes = paths
            .Where(path =>
                path.EndsWith($"{DocFiles.Index}.md", StringComparison.OrdinalIgnoreCase)
                && Path.GetFileName(path.AsSpan()).Length == $"{DocFiles.Index}.md".Length
            )
            .Select(path => path[folder.Length..(path.LastIndexOf('/') + 1)])
            .ToHashSet();
        var pages = new List<NamedPage>();
        foreach (var path in paths)
        {
            if (
                CheckedId(path, DocFiles.Id(path[folder.Length..], indexes.Contains)) is { } id
                && IsFree(path, $"{layout.Target(language)}{id}.html")
            )
            {
                pages.Add(new NamedPage(path, id));
                AddIndexes($"{layout.Target(language)}{id}");
            }
        }

        return pages;
    }

    /// <summary>Each folder that has pages gets an index page.</summary>
    private void AddIndexes(string target)
    {
        for (
            var end = target.LastIndexOf('/');
            _indexes.Add($"{target[..(end + 1)]}{DocFiles.Index}.html") && end > 0;
            end = target.LastIndexOf('/', end - 1)
        ) { }
    }

    /// <summary>Reads the pages. Those that no earlier build has read are read on all cores, from the moment when the first is met.</summary>
    private IEnumerable<Doc> Read(List<NamedPage> pages, Language language)
    {
        var isPlain = layout != Layout.Course;
        var docs = new Doc?[pages.Count];
        var unread = new List<Task>();
        for (var index = 0; index < docs.Length; index++)
        {
            var (place, page) = (index, pages[index]);
            if (_proses.Find(page.Path, language, isPlain) is { } known)
            {
                docs[place] = new Doc(page.Id, language, known);
            }
            else
            {
                unread.Add(
                    Task.Run(() =>
                        docs[place] = _proses.Read(page.Path, language, isPlain) is { } prose
                            ? new Doc(page.Id, language, Finish(prose))
                            : null
                    )
                );
            }
        }

        Task.WaitAll(unread);
        return docs.OfType<Doc>();
    }

    /// <param name="source">The folder of the content that becomes <paramref name="target"/>.</param>
    private DocFile? File(string path, string source, string target)
    {
        if (DocFiles.Copy(path[source.Length..]) is { } copy && content.CheckReadable(path, bag) && IsFree(path, target + copy))
        {
            return new DocFile(path, target + copy);
        }

        return null;
    }

    /// <summary>Reports an id that cannot be the address of a page.</summary>
    private string? CheckedId(string path, string? id)
    {
        if (
            layout == Layout.Course
            && Path.ChangeExtension(path, null).Split('/').Skip(2).FirstOrDefault(name => !Slug.IsValid(name)) is { } wrong
        )
        {
            bag.Error(
                Codes.InvalidValue,
                new SourceLocation(path, 1, 1),
                $"`{wrong}` is not a valid page id, which is part of the page's address",
                "rename the file; use lower-case words joined by hyphens"
            );
            return null;
        }

        if (id is null)
        {
            bag.Error(
                Codes.InvalidValue,
                new SourceLocation(path, 1, 1),
                "the name has no character that an address can have",
                "rename the file, or the folder that it is in"
            );
        }
        else if (Encoding.UTF8.GetByteCount(id.AsSpan(id.LastIndexOf('/') + 1)) + ".html".Length > LongestName)
        {
            bag.Error(
                Codes.InvalidValue,
                new SourceLocation(path, 1, 1),
                $"with `.html` instead of `.md`, the name is longer than the {LongestName} bytes that a file system allows",
                "give the file a shorter name"
            );
            return null;
        }

        return id;
    }

    /// <summary>Whether nothing else of the site has this path; otherwise reports the file.</summary>
    private bool IsFree(string path, string target)
    {
        if (Taken.Contains(target))
        {
            return Report($"the site has a file {target} of its own");
        }

        if (!_targets.TryAdd(target, path))
        {
            return Report(
                $"{_targets[target]} becomes the same file of the site, {target}; names that differ only in case or in spaces count as the same"
            );
        }

        if (_indexes.Contains(target) && !DocFiles.IsMarkdown(path))
        {
            return Report($"the folder has pages, so {target} is the list of them");
        }

        return _folders.TryGetValue(target, out var folder)
            ? Report($"{target} would be a file of the site, and also the folder of what {folder.Path} becomes")
            : HasFreeFolders(path, target);

        bool Report(string what)
        {
            bag.Error(Codes.DuplicateId, new SourceLocation(path, 1, 1), what, "rename one of the two");
            return false;
        }

        bool HasFreeFolders(string path, string target)
        {
            for (var end = target.LastIndexOf('/'); end > 0; end = target.LastIndexOf('/', end - 1))
            {
                var folder = target[..end];
                if (!_folders.TryAdd(folder, (folder, path)))
                {
                    // Those above it were added with it.
                    return _folders[folder].Folder == folder
                        || Report(
                            $"{_folders[folder].Path} becomes a file of the folder {_folders[folder].Folder} of the site; names that differ only in case count as the same"
                        );
                }

                if (_targets.TryGetValue(folder, out var file))
                {
                    return Report($"{folder} would be a folder of the site, and also the file that {file} becomes");
                }
            }

            return true;
        }
    }

    private sealed record NamedPage(string Path, string Id);

    /// <summary>Reports what a plain page cannot have, and finishes it.</summary>
    private Prose Finish(Prose prose)
    {
        foreach (var step in prose.Markdown.Steps)
        {
            bag.Error(Codes.UnknownStep, step.Location, "a plain page cannot have steps", "move the step into a lesson");
        }

        foreach (var chart in prose.Markdown.Charts)
        {
            bag.Error(Codes.InvalidValue, chart.Location, "a page without steps cannot have a chart", "move the chart into a lesson");
        }

        return finish is null ? prose : finish(prose);
    }
}
