using Site.Building;
using Site.Output;

namespace Site.Tests;

/// <summary>A site from a folder of Markdown files, without <c>course.yml</c>.</summary>
public sealed class PlainTrees : IDisposable
{
    private readonly DirectoryInfo _root = Directory.CreateTempSubdirectory("tree-");
    private readonly StringWriter _said = new();

    [Fact]
    public async Task The_title_of_a_page_is_its_first_heading_and_front_matter_is_optional()
    {
        Write("README.md", "# My project\n\nSee [the guide](guide/install.md#steps).\n");
        Write("guide/install.md", "---\norder: 1\nlayout: docs\n---\n\n# Install it\n\n## Steps\n\nBack to [the start](../README.md).\n");
        Write("guide/configure.md", "---\ntitle: Configure\nsummary: Every key.\n---\n\nText.\n");

        await BuildAsync();

        var home = Page("index.html");
        Assert.Contains("<h1>My project</h1>", home, StringComparison.Ordinal);
        Assert.Contains("<a href=\"guide/install.html#steps\">the guide</a>", home, StringComparison.Ordinal);
        Assert.Single(home.Split("<h1")[1..]);
        Assert.Contains("<a href=\"../index.html\">the start</a>", Page("guide/install.html"), StringComparison.Ordinal);
        Assert.Contains("<h1>Guide</h1>", Page("guide/index.html"), StringComparison.Ordinal);
        Assert.Contains("content=\"Every key.\"", Page("guide/configure.html"), StringComparison.Ordinal);
        var list = Page("guide/index.html").Split("<ul class=\"folder\">")[1];
        Assert.True(list.IndexOf("install.html", StringComparison.Ordinal) < list.IndexOf("configure.html", StringComparison.Ordinal));
        Assert.StartsWith("# Install it\n\n## Steps\n", Page("guide/install.md"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("title: ~\nsummary: null\norder:", "<h1>Heading</h1></header>")]
    [InlineData("title: \"\"", "<h1>Heading</h1>")]
    [InlineData("title: \"~\"", "<h1>~</h1>")]
    [InlineData("title: |\n  Two\n  lines\nsummary: >-\n  One\n  line", "<h1>Two lines</h1><p class=\"page-summary\">One line</p>")]
    public async Task A_value_of_the_front_matter_is_a_line_of_text_or_none(string front, string wanted)
    {
        Write("page.md", $"---\n{front}\n---\n\n# Heading\n\nText.\n");

        await BuildAsync();

        Assert.Contains(wanted, Page("page.html"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("+++\ntitle = 'Page'\n\nweight = 1\n+++\n\nText.\n", 1)]
    [InlineData("+++ \n+++", 1)]
    [InlineData("+++\nText.\n", 0)]
    [InlineData("Text.\n+++\n+++\n", 0)]
    public async Task Front_matter_in_TOML_is_told(string text, int warnings)
    {
        Write("page.md", text);

        await BuildAsync();

        Assert.Equal(
            warnings,
            _said
                .ToString()
                .Split("page.md:1:1: warning invalid-yaml: the front matter is TOML, so the page shows it as text; write it as YAML")
                .Length - 1
        );
    }

    [Fact]
    public async Task An_empty_front_matter_is_no_text()
    {
        Write("page.md", "---\n---\n# Heading\n\nText.\n");

        await BuildAsync();

        Assert.Contains("<h1>Heading</h1>", Page("page.html"), StringComparison.Ordinal);
        Assert.DoesNotContain("<hr", Page("page.html"), StringComparison.Ordinal);
        Assert.Equal("# Heading\n\nText.\n", Page("page.md"));
    }

    /// <summary>A build of everything renders pages before it knows where their links lead; the preview renders the one that is looked at.</summary>
    [Fact]
    public async Task A_page_is_the_same_whenever_it_is_rendered()
    {
        const string links =
            "[one](a%20guide/镜像.md#层) <https://example.org/it's?a=1+2&b> [![picture](p.svg)](README.md \"It's\") [ref] [gone](no'where.md)";
        Write("README.md", $"# Start\n\n{links}\n\n> [!NOTE]\n> {links}\n\n[ref]: <a guide/镜像.md>\n");
        Write("a guide/镜像.md", "# 镜像\n\n## 层\n\n行&#13;末 &#x27; [首页](../README.md)，[层](#层)\n\n```sh\necho '$HOME' # +\n```\n");
        Write("p.svg", "<svg xmlns=\"http://www.w3.org/2000/svg\"/>");

        await BuildAsync();

        var build = new SiteBuild(_root.FullName, Output, Strict: false);
        var planned = await build.PlanAsync(last: null, edited: [], _said, TestContext.Current.CancellationToken);
        var previewed = build.FilesOf(planned, last: null).ToDictionary(file => file.Key, file => Convert.ToBase64String(file.Value.Span));
        Assert.Equal(Folder.Read(Output), new SortedDictionary<string, string>(previewed));
        Assert.Contains("href=\"a-guide/", Page("index.html"), StringComparison.Ordinal);
    }

    /// <summary>Many a README begins with a picture.</summary>
    [Fact]
    public async Task The_title_can_stand_below_something_else()
    {
        Write("README.md", "[Project](#the-project--co)\n\n# The [project] & co\n\nSee [the top](#the-project--co).\n\n## More\n");
        Write("page.md", "# P\n\n[The project](README.md#the-project--co), [more](README.md#more)\n");

        await BuildAsync();

        Assert.Contains("<h1>The [project] &amp; co</h1>", Page("index.html"), StringComparison.Ordinal);
        Assert.Single(Page("index.html").Split("<h1")[1..]);
        Assert.Contains("See <a href=\"#page--content\">the top</a>", Page("index.html"), StringComparison.Ordinal);
        Assert.DoesNotContain("href=\"#the-project--co\"", Page("index.html"), StringComparison.Ordinal);
        Assert.Single(Page("index.md").Split("# The [project] & co")[1..]);
        Assert.Contains(
            "<a href=\"index.html\">The project</a>, <a href=\"index.html#more\">more</a>",
            Page("page.html"),
            StringComparison.Ordinal
        );
        Assert.DoesNotContain("broken-link", _said.ToString(), StringComparison.Ordinal);
    }

    /// <summary>If braces had a meaning, the text in them would be missing without a word.</summary>
    [Fact]
    public async Task Braces_are_text_except_for_the_id_of_a_heading()
    {
        Write(
            "page.md",
            "# P\n\nUse {name}, ${HOME} and [x](https://x.org){onclick=\"a\"}.\n\n## A {b} {#c}\n\n## D {e}\n\n| {f} | g |\n|---|---|\n| h | {i} |\n"
        );

        await BuildAsync();

        var page = Page("page.html");
        Assert.Contains(
            "<p>Use {name}, ${HOME} and <a href=\"https://x.org\">x</a>{onclick=&quot;a&quot;}.</p>",
            page,
            StringComparison.Ordinal
        );
        Assert.Contains("<h2 id=\"c\">A {b}</h2>", page, StringComparison.Ordinal);
        Assert.Contains("<h2 id=\"d-e\">D {e}</h2>", page, StringComparison.Ordinal);
        Assert.Contains("<th>{f}</th>", page, StringComparison.Ordinal);
        Assert.Contains("<td>{i}</td>", page, StringComparison.Ordinal);
        Assert.Contains("## A {b}\n", Page("page.md"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_link_can_begin_at_the_outermost_folder_or_lead_to_a_folder()
    {
        Write("guide.md", "# Guide\n");
        Write("picture.svg", "<svg xmlns=\"http://www.w3.org/2000/svg\"/>");
        Write(
            "a b/guide.md",
            "# Another guide\n\n[First](/guide.md) ![Picture](/picture.svg#part) [here](.) [up](..) [deep](deep/) [start](/)\n"
        );
        Write("a b/deep/er/page.md", "# P\n\n[Up](../..) [web](HTTPS://example.org) [also](//example.org/x)\n");

        await BuildAsync();

        Assert.Contains(
            "<a href=\"../guide.html\">First</a> <img src=\"../picture.svg#part\" alt=\"Picture\" /> <a href=\"index.html\">here</a> "
                + "<a href=\"../index.html\">up</a> <a href=\"deep/index.html\">deep</a> <a href=\"../index.html\">start</a>",
            Page("a-b/guide.html"),
            StringComparison.Ordinal
        );
        Assert.Contains("[First](../guide.md)", Page("a-b/guide.md"), StringComparison.Ordinal);
        Assert.Contains("<a href=\"../../index.html\">Up</a>", Page("a-b/deep/er/page.html"), StringComparison.Ordinal);
        Assert.DoesNotContain("broken-link", _said.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_page_has_its_folder_s_pages_and_the_way_up()
    {
        Write("a/b/one.md", "# One\n");
        Write("a/b/two.md", "# Two\n");
        Write("a/far.md", "# Far\n");
        Write("c/other.md", "# Other\n");

        await BuildAsync();

        var nav = Page("a/b/one.html").Split("<nav class=\"course\"")[1].Split("</nav>")[0];
        Assert.Contains("<a href=\"../../index.html\">", nav, StringComparison.Ordinal);
        Assert.Contains("<a href=\"../index.html\">A</a>", nav, StringComparison.Ordinal);
        Assert.Contains("<a href=\"one.html\" aria-current=\"page\">One</a>", nav, StringComparison.Ordinal);
        Assert.Contains("<a href=\"two.html\">Two</a>", nav, StringComparison.Ordinal);
        Assert.DoesNotContain("far.html", nav, StringComparison.Ordinal);
        Assert.Contains("<summary>Pages</summary>", nav, StringComparison.Ordinal);
        Assert.DoesNotContain("lesson", Page("a/b/one.html"), StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("other.html", nav, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Files_beside_the_pages_are_copied_and_links_to_them_work_with_any_name()
    {
        Write("my guide/第一步.md", "# 第一步\n\n![A picture](my%20picture%231.png) [the data](100%25.csv)\n");
        Write("my guide/my picture#1.png", "png");
        Write("my guide/100%.csv", "a,b");
        Write("start.md", "# Start\n\n[First](<my guide/第一步.md>)\n");

        await BuildAsync();

        Assert.DoesNotContain("broken-link", _said.ToString(), StringComparison.Ordinal);
        var page = Page("my-guide/第一步.html");
        Assert.Contains("src=\"my%20picture%231.png\"", page, StringComparison.Ordinal);
        Assert.Contains("href=\"100%25.csv\"", page, StringComparison.Ordinal);
        Assert.Equal("png", Page("my-guide/my picture#1.png"));
        Assert.Contains("href=\"my-guide/%E7%AC%AC%E4%B8%80%E6%AD%A5.html\"", Page("start.html"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Guide.md", "guide.md", "guide.md:1:1: error duplicate-id: Guide.md becomes the same file of the site, guide.html")]
    [InlineData("a b.md", "a-b.md", "a-b.md:1:1: error duplicate-id: a b.md becomes the same file of the site, a-b.html")]
    [InlineData("c.md", "c#.md", "c.md:1:1: error duplicate-id: c#.md becomes the same file of the site, c.html")]
    [InlineData("a.md", "#.md", "#.md:1:1: error invalid-value: the name has no character that an address can have")]
    [InlineData("a.md", "404.md", "404.md:1:1: error duplicate-id: the site has a file 404.html of its own")]
    [InlineData("a.md", "SITE.json", "SITE.json:1:1: error duplicate-id: the site has a file SITE.json of its own")]
    [InlineData(
        "a.md",
        "en/search-index.js",
        "en/search-index.js:1:1: error duplicate-id: the site has a file en/search-index.js of its own"
    )]
    [InlineData("a.md", "index.html", "index.html:1:1: error duplicate-id: the folder has pages, so index.html is the list of them")]
    [InlineData(
        "b/c/a.md",
        "b/index.html",
        "b/index.html:1:1: error duplicate-id: the folder has pages, so b/index.html is the list of them"
    )]
    [InlineData(
        "b/a.md",
        "B/c.md",
        "b/a.md:1:1: error duplicate-id: B/c.md becomes a file of the folder B of the site; names that differ only in case count as the same"
    )]
    [InlineData(
        "a.md",
        "a.html/b.md",
        "a.md:1:1: error duplicate-id: a.html would be a file of the site, and also the folder of what a.html/b.md becomes"
    )]
    [InlineData(
        "b.md",
        "b.html /a.txt",
        "b.html /a.txt:1:1: error duplicate-id: b.html would be a folder of the site, and also the file that b.md becomes"
    )]
    [InlineData("a.md", "assets", "assets:1:1: error duplicate-id: the site has a folder assets of its own")]
    [InlineData("en/a.md", "Assets", "Assets:1:1: error duplicate-id: the site has a folder Assets of its own")]
    [InlineData("a.md", "en", "en:1:1: error duplicate-id: the site has a folder en of its own")]
    [InlineData("en/a.md", "en/search", "en/search:1:1: error duplicate-id: the site has a folder en/search of its own")]
    [InlineData("a.md", "en/search", "en/search:1:1: error duplicate-id: the site has a folder en/search of its own")]
    [InlineData(
        "a.md",
        "en/search/0123456789abcdef.js",
        "en/search/0123456789abcdef.js:1:1: error duplicate-id: the site has a file en/search/0123456789abcdef.js of its own"
    )]
    [InlineData(
        "a.md",
        "assets/site.01234567.css",
        "assets/site.01234567.css:1:1: error duplicate-id: the site has a file assets/site.01234567.css of its own"
    )]
    [InlineData(
        "a.md",
        "404.html/b.txt",
        "404.html/b.txt:1:1: error duplicate-id: 404.html would be a folder of the site, and also a file of its own"
    )]
    [InlineData(
        "en/a.md",
        "en/search-index.js/b.md",
        "en/search-index.js/b.md:1:1: error duplicate-id: en/search-index.js would be a folder of the site, and also a file of its own"
    )]
    [InlineData(
        "a.md",
        "index.html/b.md",
        "index.html/b.md:1:1: error duplicate-id: index.html would be a folder of the site, and also the list of the pages beside it"
    )]
    [InlineData(
        "en/a.md",
        "index.html/b.txt",
        "index.html/b.txt:1:1: error duplicate-id: index.html would be a folder of the site, and also the list of the pages beside it"
    )]
    [InlineData(
        "README.md",
        "index.md/b.txt",
        "index.md/b.txt:1:1: error duplicate-id: index.md would be a folder of the site, and also the Markdown copy of README.md"
    )]
    [InlineData(
        "readme.md",
        "index.md/a.md",
        "readme.md:1:1: error duplicate-id: index.md would be a file of the site, and also the folder of what index.md/a.md becomes"
    )]
    [InlineData("zh/a.md", "en/b.md;en/a.html", "en/a.html:1:1: error duplicate-id: zh/a.md becomes the same file of the site, en/a.html")]
    public async Task Paths_that_would_collide_are_told(string first, string others, string wanted)
    {
        Write(first, "# A\n");
        foreach (var other in others.Split(';'))
        {
            Write(other, "# B\n");
        }

        Assert.False(await TryBuildAsync());

        Assert.Contains(wanted, _said.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("a.md", "assets.txt")]
    [InlineData("a.md", "assets/picture.png")]
    [InlineData("assets/a.md", "en/search/b.md")]
    [InlineData("en/a.md", "zh")]
    [InlineData("b.md/a.md", "b.html")]
    public async Task Paths_that_only_resemble_those_of_the_site_are_free(string first, string second)
    {
        Write(first, "# A\n");
        Write(second, "# B\n");

        await BuildAsync();
    }

    /// <summary>The machines that have been made are found for any content.</summary>
    [Fact]
    public async Task A_tree_takes_no_machine_along()
    {
        var engine = Directory.CreateTempSubdirectory("engine-").FullName;
        File.WriteAllText(
            Path.Combine(engine, "engine.json"),
            """{"docker":"1","wasm":{"wire":0},"bios":{"wire":0},"vgaBios":{"wire":0},"snapshot":[]}"""
        );
        Write("page.md", "# P\n");
        Write("offline.js", "mine");

        var build = new SiteBuild(_root.FullName, Output, Strict: false) { Engine = new PageEngineFiles(engine, []) };
        Assert.True(await build.RunAsync(_said, _said, TestContext.Current.CancellationToken), _said.ToString());

        Directory.Delete(engine, recursive: true);
        Assert.Equal("mine", Page("offline.js"));
        Assert.False(Directory.Exists(Path.Combine(Output, "assets", "engine")));
    }

    [Fact]
    public async Task A_name_that_is_too_long_for_a_page_is_told()
    {
        var name = new string('长', 84);
        Write($"{name}.md", "# Long\n");

        Assert.False(await TryBuildAsync());

        Assert.Contains(
            $"{name}.md:1:1: error invalid-value: with `.html` instead of `.md`, the name is longer than the 255 bytes",
            _said.ToString(),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task A_backslash_in_a_name_is_a_character_as_any_other()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Windows has folders between backslashes");
        Write("""a\b.md""", "# Backslash\n");
        Write("""c\d.csv""", "1");
        Write("page.md", "# P\n\n[Page](a%5Cb.md) [file](c%5Cd.csv)\n");

        await BuildAsync();

        Assert.Contains("<a href=\"a-b.html\">Page</a> <a href=\"c%5Cd.csv\">file</a>", Page("page.html"), StringComparison.Ordinal);
        Assert.Equal("1", Page("""c\d.csv"""));
    }

    [Fact]
    public async Task Markdown_is_what_it_is_on_GitHub()
    {
        Write(
            "page.md",
            "# P\n\n> [!WARNING]\n> Mind this.\n\n> [!TIP]\n> - A list.\n\n- [x] done\n- [ ] open\n\n~~gone~~ https://example.org/\n\n| a | b |\n|---|--:|\n| 1 | 2 |\n\nNote[^1].\n\n[^1]: Said.\n"
        );

        await BuildAsync();

        var page = Page("page.html");
        Assert.Contains(
            "<div class=\"callout callout-warning\" role=\"note\"><p class=\"callout-title\">Warning</p>",
            page,
            StringComparison.Ordinal
        );
        Assert.Contains("Tip</p>\n<ul>\n<li>A list.</li>", page, StringComparison.Ordinal);
        Assert.Contains("<del>gone</del>", page, StringComparison.Ordinal);
        Assert.Contains("<a href=\"https://example.org/\">", page, StringComparison.Ordinal);
        Assert.Contains("type=\"checkbox\"", page, StringComparison.Ordinal);
        Assert.Contains("<td>1</td>", page, StringComparison.Ordinal);
        Assert.Contains("<td class=\"right\">2</td>", page, StringComparison.Ordinal);
        Assert.Contains("class=\"footnote", page, StringComparison.Ordinal);
        Assert.DoesNotContain("source-without-link", _said.ToString(), StringComparison.Ordinal);
    }

    /// <summary>CommonMark looks for spaces around emphasis, which Chinese doesn't have.</summary>
    [Theory]
    [InlineData("**重点：**内容", "<strong>重点：</strong>内容")]
    [InlineData("看*“引文”*吧", "看<em>“引文”</em>吧")]
    [InlineData("旧的~~（删除）~~新的", "旧的<del>（删除）</del>新的")]
    [InlineData("a**(b)**c 2 ** 3 ** 4", "a**(b)**c 2 ** 3 ** 4")]
    public async Task Emphasis_begins_and_ends_beside_Chinese_punctuation(string text, string wanted)
    {
        Write("page.md", $"# P\n\n{text}\n");

        await BuildAsync();

        Assert.Contains($"<p>{wanted}</p>", Page("page.html"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_broken_link_is_a_warning_with_its_place()
    {
        Write("page.md", "# P\n\nSee [it](../src/program.cs).\n");

        await BuildAsync();

        Assert.Contains(
            "page.md:3:5: warning broken-link: the link `../src/program.cs` does not lead to a page",
            _said.ToString(),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task Folders_named_after_languages_make_a_site_in_each()
    {
        Write("en/index.md", "# Handbook\n");
        Write("zh/index.md", "# 手册\n");
        Write("en/page.md", "# Page\n");

        await BuildAsync();

        Assert.Contains("<h1>Handbook</h1>", Page("en/index.html"), StringComparison.Ordinal);
        Assert.Contains("lang=\"zh-Hans\" data-page=\"doc\"", Page("zh/index.html"), StringComparison.Ordinal);
        Assert.Contains("data-page=\"chooser\"", Page("index.html"), StringComparison.Ordinal);
        Assert.Contains("zh/page.md:1:1: warning missing-translation", _said.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_site_inside_of_the_tree_is_not_part_of_it()
    {
        Write("page.md", "# P\n");
        await BuildAsync();
        var first = Files();

        await BuildAsync();

        Assert.Equal(first, Files());
    }

    [Fact]
    public async Task The_Markdown_copy_links_what_the_page_links()
    {
        Write(
            "index.md",
            "# Start\n\n[a folder](a%20guide/), [a file](a%20guide/data.csv), [by its name], [here](#start), [gone](<no file.md>).\n\n[by its name]: <a guide/page.md> \"T\"\n"
        );
        Write("a guide/page.md", "# Page\n\n[Back](../index.md#start).\n");
        Write("a guide/data.csv", "1,2\n");

        await BuildAsync();

        Assert.Equal(
            "# Start\n\n[a folder](a-guide/index.html), [a file](a-guide/data.csv), [by its name], [here](#start), [gone](<no file.md>).\n\n[by its name]: <a-guide/page.md> \"T\"\n",
            Page("index.md")
        );
    }

    [Fact]
    public async Task Languages_share_the_files_beside_their_folders()
    {
        Write("en/guide/page.md", "# Page\n\n![A box.](../../images/box.png)\n");
        Write("zh/guide/page.md", "# 页面\n\n![盒子。](/images/box.png)\n");
        Write("images/box.png", "not really one");

        await BuildAsync();

        Assert.Contains("src=\"../../images/box.png\"", Page("en/guide/page.html"), StringComparison.Ordinal);
        Assert.Contains("src=\"../../images/box.png\"", Page("zh/guide/page.html"), StringComparison.Ordinal);
        Assert.Equal("not really one", Page("images/box.png"));
        Assert.DoesNotContain("warning", _said.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_beside_the_languages_cannot_be_the_start_page()
    {
        Write("en/page.md", "# Page\n");
        Write("index.html", "mine");

        Assert.False(await TryBuildAsync());

        Assert.Contains("index.html:1:1: error", _said.ToString(), StringComparison.Ordinal);
    }

    public void Dispose() => _root.Delete(recursive: true);

    private string Output => Path.Combine(_root.FullName, "output");

    private void Write(string path, string text)
    {
        var file = Path.Combine(_root.FullName, path);
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.WriteAllText(file, text);
    }

    private async Task BuildAsync() => Assert.True(await TryBuildAsync(), _said.ToString());

    private Task<bool> TryBuildAsync() =>
        new SiteBuild(_root.FullName, Output, Strict: false).RunAsync(_said, _said, TestContext.Current.CancellationToken);

    private string Page(string path) => File.ReadAllText(Path.Combine(Output, path));

    private IReadOnlyList<string> Files() =>
        [.. Directory.EnumerateFiles(Output, "*", SearchOption.AllDirectories).Select(file => Path.GetRelativePath(Output, file)).Order()];
}
