namespace Benchmarks;

/// <summary>A program that makes a site of a tree of Markdown.</summary>
/// <param name="Name">As the table names it.</param>
/// <param name="Command">The command that builds the site in the current directory.</param>
/// <param name="Pages">Where the pages lie, relative to that directory.</param>
/// <param name="Files">The other files that it needs, by their path there.</param>
internal sealed record Generator(string Name, IReadOnlyList<string> Command, string Pages, IReadOnlyDictionary<string, string> Files)
{
    /// <summary>The directory with the site that was built, relative to the current one.</summary>
    public const string Output = "built";

    /// <summary>A page as small as it can be that has what Drydock's pages have: neighbours, the way up and a table of contents.</summary>
    private const string HugoPage = """
        <!doctype html><html lang="en"><head><meta charset="utf-8"><title>{{ .Title }}</title></head><body>
        <nav><a href="{{ .CurrentSection.RelPermalink }}">{{ .CurrentSection.Title }}</a>
        {{ with .Prev }}<a href="{{ .RelPermalink }}">{{ .Title }}</a>{{ end }}{{ with .Next }}<a href="{{ .RelPermalink }}">{{ .Title }}</a>{{ end }}</nav>
        <main><h1>{{ .Title }}</h1><p>{{ .Params.summary }}</p>{{ .Content }}</main>{{ .TableOfContents }}</body></html>
        """;

    private const string HugoList = """
        <!doctype html><html lang="en"><head><meta charset="utf-8"><title>{{ .Title }}</title></head><body>
        <ul>{{ range .RegularPagesRecursive }}<li><a href="{{ .RelPermalink }}">{{ .Title }}</a> {{ .Params.summary }}</li>{{ end }}</ul></body></html>
        """;

    public static Generator Drydock(FileInfo program) =>
        new(
            "Drydock",
            [
                .. program.Extension == ".dll" ? ["dotnet"] : Array.Empty<string>(),
                program.FullName,
                "build",
                "--content",
                "pages",
                "--output",
                Output,
            ],
            "pages",
            new Dictionary<string, string>()
        );

    /// <summary>The other generators, each set up as its documentation says, with a search index where it can make one.</summary>
    public static IReadOnlyList<Generator> Others { get; } =
    [
        new(
            "Hugo",
            ["hugo", "--quiet", "--noBuildLock", "--destination", Output],
            "content/docs",
            new Dictionary<string, string>
            {
                ["hugo.toml"] = """
                baseURL = "https://example.org/"
                title = "Pages"
                disableKinds = ["taxonomy", "term"]
                [outputFormats.search]
                mediaType = "application/json"
                baseName = "search"
                isPlainText = true
                [outputs]
                home = ["html", "search"]
                """,
                ["layouts/_default/single.html"] = HugoPage,
                ["layouts/_default/list.html"] = HugoList,
                ["layouts/index.search.json"] = """
                [{{ range $i, $page := site.RegularPages }}{{ if $i }},{{ end }}
                { "title": {{ .Title | jsonify }}, "link": {{ .RelPermalink | jsonify }}, "text": {{ .Plain | jsonify }} }{{ end }}]
                """,
                ["layouts/_default/_markup/render-link.html"] =
                    """<a href="{{ with .Page.GetPage .Destination }}{{ .RelPermalink }}{{ else }}{{ .Destination }}{{ end }}">{{ .Text }}</a>""",
            }
        ),
        new(
            "Eleventy",
            ["eleventy", "--quiet", "--input", "pages", "--output", Output],
            "pages",
            new Dictionary<string, string>
            {
                ["pages/pages.json"] = """{ "layout": "page.liquid" }""",
                ["pages/_includes/page.liquid"] =
                    """<!doctype html><html lang="en"><head><meta charset="utf-8"><title>{{ title }}</title></head><body><main><h1>{{ title }}</h1>{{ content }}</main></body></html>""",
            }
        ),
        new(
            "MkDocs",
            ["mkdocs", "build", "--quiet", "--site-dir", Output],
            "docs",
            new Dictionary<string, string> { ["mkdocs.yml"] = "site_name: Pages\nuse_directory_urls: false\n" }
        ),
    ];

    /// <summary>Whether its program is on the <c>PATH</c>.</summary>
    public bool IsInstalled =>
        (Environment.GetEnvironmentVariable("PATH") ?? "")
            .Split(Path.PathSeparator)
            .Any(folder => File.Exists(Path.Combine(folder, Command[0])));

    /// <summary>Writes the tree and what else is needed into a directory.</summary>
    public void Write(string directory, Tree tree)
    {
        foreach (
            var (path, text) in Files
                .Select(file => (file.Key, file.Value))
                .Concat(tree.Pages.Select(page => ($"{Pages}/{page.Name}", page.Text)))
        )
        {
            var file = new FileInfo(Path.Combine(directory, path));
            file.Directory!.Create();
            File.WriteAllText(file.FullName, text);
        }
    }
}
