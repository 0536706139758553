using System.Text;
using System.Text.RegularExpressions;
using Site.Diagnostics;

namespace Site.Content;

/// <summary>A file beside the plain pages that is copied into the site, such as an image.</summary>
/// <param name="Source">Relative to the content directory.</param>
/// <param name="Target">Relative to the site.</param>
public sealed record DocFile(string Source, string Target);

/// <summary>Reads the plain pages, and finds the files beside them. Folders of pages become folders of the site.</summary>
internal sealed partial class DocReader(
    ContentDirectory content,
    Layout layout,
    IReadOnlyList<Language> languages,
    DiagnosticBag bag,
    Func<Prose, Prose>? finish
)
{
    /// <summary>The files that a site has, whatever its pages.</summary>
    private readonly HashSet<string> _ownFiles = new(
        [
            "404.html",
            "site.json",
            "llms.txt",
            "sitemap.xml",
            "offline.zip",
            .. languages.Select(language => $"{language.Code}/search-index.js"),
        ],
        StringComparer.OrdinalIgnoreCase
    );

    /// <summary>The folders that a site has, whatever its pages. Files of the content can be in them, but not in their place.</summary>
    private readonly HashSet<string> _ownFolders = new(
        ["assets", .. languages.SelectMany(language => new[] { language.Code, $"{language.Code}/search" })],
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
        var folders = languages.Select(language => (Language: language, Files: Split(layout.Source(language)))).ToList();
        foreach (var (language, found) in folders)
        {
            docs.AddRange(Read(Pages(found.Pages, language), language));
        }

        foreach (var same in docs.GroupBy(doc => doc.Id).Where(_ => languages.Count > 1))
        {
            foreach (var language in languages.Where(language => same.All(doc => doc.Language != language)))
            {
                _proses.ReportMissing($"{layout.Source(language)}{same.Key}.md", language, same.First().Prose);
                if (!_targets.ContainsKey(PageTarget(language, same.Key)))
                {
                    IsFreeForPage(same.First().Prose.Path, language, same.Key);
                }
            }
        }

        foreach (var (language, found) in folders)
        {
            files.AddRange(found.Others.Select(path => File(path, layout.Source(language), layout.Target(language))).OfType<DocFile>());
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
            if (CheckedId(path, DocFiles.Id(path[folder.Length..], indexes.Contains)) is { } id && IsFreeForPage(path, language, id))
            {
                pages.Add(new NamedPage(path, id));
            }
        }

        return pages;
    }

    private string PageTarget(Language language, string id) => $"{layout.Target(language)}{id}.html";

    private bool IsFreeForPage(string path, Language language, string id)
    {
        var target = PageTarget(language, id);
        AddIndexes(target);
        return IsFree(path, target);
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
        if (_ownFiles.Contains(target) || OwnHashed().IsMatch(target))
        {
            return Report($"the site has a file {target} of its own");
        }

        if (_ownFolders.Contains(target))
        {
            return Report($"the site has a folder {target} of its own");
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

        var copy = DocFiles.IsMarkdown(path) ? Path.ChangeExtension(target, ".md") : target;
        return _folders.TryGetValue(target, out var folder) || _folders.TryGetValue(copy, out folder)
            ? Report($"{folder.Folder} would be a file of the site, and also the folder of what {folder.Path} becomes")
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

                if (WhatIsFile(folder) is { } file)
                {
                    return Report($"{folder} would be a folder of the site, and also {file}");
                }
            }

            return true;
        }
    }

    /// <summary>What makes a path of the site a file; null if nothing does.</summary>
    private string? WhatIsFile(string path) =>
        _ownFiles.Contains(path) ? "a file of its own"
        : _targets.TryGetValue(path, out var file) ? $"the file that {file} becomes"
        : _indexes.Contains(path) ? "the list of the pages beside it"
        : path.EndsWith(".md", StringComparison.OrdinalIgnoreCase)
        && _targets.TryGetValue(Path.ChangeExtension(path, ".html"), out var page)
        && DocFiles.IsMarkdown(page)
            ? $"the Markdown copy of {page}"
        : null;

    /// <summary>
    /// The files of the theme and of the search, whose names have a hash of what is in them. Content has the same ones if an older site is
    /// among it.
    /// </summary>
    [GeneratedRegex(
        @"\A(assets/(chooser|early|favicon|flow|preview|search|site)\.[0-9a-f]{8}\.(css|js|png|svg)|(en|zh)/search/[0-9a-f]{16}\.js)\z",
        RegexOptions.IgnoreCase
    )]
    private static partial Regex OwnHashed();

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
