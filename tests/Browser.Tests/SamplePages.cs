using System.Xml.Linq;
using Site.Content;
using Site.Diagnostics;
using Site.EngineApi;
using Site.Flows;
using Site.Highlighting;
using Site.Markdown;
using Site.Markdown.Terms;
using Site.Pages;
using Site.Processes;
using Site.Recordings;

namespace Browser.Tests;

/// <summary>Pages with everything that the theme can show, also what a good lesson never has: a hostile recording.</summary>
internal static class SamplePages
{
    public static readonly Badge Badge = new("trixie", "26.1.5", new DateOnly(2026, 11, 24));

    /// <summary>For the lens of the first lesson.</summary>
    private static readonly IReadOnlyList<Badge> Others =
    [
        new("bookworm", "20.10.24", new DateOnly(2026, 11, 24)),
        new("forky", "28.5.2", new DateOnly(2026, 11, 24)),
    ];

    public static readonly PagePath NamesScript = new("names.js");

    /// <summary>Of the sample's method and of its type, whose summary is HTML to look at.</summary>
    public static readonly NameList Names = new(
        NamesScript,
        [new("Task<Reply> IEngine.AskAsync(CancellationToken ct = default)", ""), new("class Sample.Engine", "Asks <b>an</b> engine.")],
        new Dictionary<string, IReadOnlyList<NamePlace>> { ["run.cs"] = NameList.PlacesIn(Code) }
    );

    public static IEnumerable<Page> All => Language.Known.SelectMany(Of).Append(Chooser).Append(NotFound);

    private static ChooserPage Chooser =>
        new()
        {
            Path = new("index.html"),
            Language = Language.English,
            Title = "Sample course",
            Summary = "Choose a language.",
            Navigation = NavigationIn(Language.English),
            Translations = InEvery("index.html"),
        };

    private static NotFoundPage NotFound =>
        new()
        {
            Path = new("404.html"),
            Language = Language.English,
            Title = "Sample course",
            Summary = "No such page.",
            Navigation = NavigationIn(Language.English),
            Translations = InEvery("index.html"),
        };

    private static IEnumerable<Page> Of(Language language)
    {
        yield return new HomePage
        {
            Path = new($"{language.Code}/index.html"),
            Language = language,
            Title = "Sample course",
            Summary = "A course for tests.",
            Navigation = NavigationIn(language),
            Translations = InEvery("index.html"),
            Parts =
            [
                new(
                    "Part",
                    [
                        .. NavigationIn(language)
                            .Groups[0]
                            .Pages.Select((link, i) => new LessonCard(link, "What it is about.", 8, 3, i == 0 ? Badge : null)),
                    ]
                ),
            ],
            FeaturedStep = new FeaturedStep(
                Greeting,
                new PagePath($"{language.Code}/lessons/first.html#run"),
                "So it is.",
                [new Badge("trixie", "26.1.5", new DateOnly(2026, 11, 24))],
                Calls: 7
            ),
        };
        yield return Lesson(language, "first", previous: null, next: "second");
        yield return Lesson(language, "second", previous: "first", next: null);
        yield return new DocPage
        {
            Path = new($"{language.Code}/docs/welcome.html"),
            Language = language,
            Title = "Welcome",
            Summary = "A plain page.",
            Navigation = NavigationIn(language),
            Translations = InEvery("docs/welcome.html"),
            Targets = Targets,
            Prose = [Markdown(Prose)],
            Sections = [new("section", "A section", 2)],
        };
        yield return new FolderPage
        {
            Path = new($"{language.Code}/docs/index.html"),
            Language = language,
            Title = "Docs",
            Summary = "Plain pages.",
            Navigation = NavigationIn(language),
            Translations = InEvery("docs/index.html"),
            Prose = [],
            Sections = [],
            FolderEntries = [new(Welcome(language), "A plain page.")],
        };
        yield return new GlossaryPage
        {
            Path = new($"{language.Code}/docs/glossary.html"),
            Language = language,
            Title = "Glossary",
            Summary = "Every word.",
            Navigation = NavigationIn(language),
            Translations = InEvery("docs/glossary.html"),
            Terms =
            [
                new("image", "image", ["镜像"], "A read-only template.", [LinkTo(language, "first"), LinkTo(language, "second")]),
                new("tag", "tag", [], "A pointer.", []),
            ],
        };
    }

    private static LessonPage Lesson(Language language, string id, string? previous, string? next) =>
        new()
        {
            Path = new($"{language.Code}/lessons/{id}.html"),
            Language = language,
            Title = $"Lesson {id}",
            Summary = "What the lesson is about.",
            Navigation = NavigationIn(language),
            Translations = InEvery($"lessons/{id}.html"),
            LessonId = id,
            Minutes = 8,
            Badge = id == "first" ? Badge : null,
            OtherBadges = id == "first" ? Others : [],
            Engines = id == "first" ? [Others[0], Badge, Others[1]] : [],
            Targets = Targets,
            Blocks =
            [
                new ProseBlock(Markdown(Prose)),
                Step(language, 1, "run", Greeting, "run.cs"),
                Step(language, 2, "refused", new("docker run no-such-image", Output(Hostile, exit: 125, cut: true), 125), null),
                Step(language, 3, "list", new("docker ps --all \\\n  --no-trunc", null, 0), "list.cs"),
                new ProseBlock(Markdown("## The end {#end}")),
            ],
            Sections = [new("section", "A section", 2), new("end", "The end", 2)],
            Task = id == "first" ? Task(language) : null,
            Quiz =
            [
                new("one", "What does `run` make?", [new(false, "An image", "No, a container."), new(true, "A container", "Each time.")]),
                new(
                    "two",
                    "Which can be removed?",
                    [new(true, "Images", "Yes."), new(false, "The kernel", "No."), new(true, "Containers", "Yes.")]
                ),
            ],
            Names = NamesScript,
            Previous = previous is null ? null : LinkTo(language, previous),
            Next = next is null ? null : LinkTo(language, next),
        };

    private static TaskView Task(Language language) =>
        new(
            "Make **one** container called `turn`.\n\n- It exists.\n- It has never run.",
            ["Which command makes one?", "`docker create`, with `--name`:\n\n```\ndocker create --name …\n```"],
            [
                new FileView(
                    new SnippetView(
                        "note.txt",
                        new($"{language.Code}/note.txt"),
                        [new CodePiece(CodeKind.Plain, "A note.\n")],
                        Output: null
                    )
                ),
                new TerminalView("docker create --name turn busybox", Output("0b7d57667cf6\n"), 0),
            ],
            Snippet(language, "task.check.cs", Output("The container turn is there.\n"))
        );

    private const string Prose = """
        ## A section {#section}

        Words, `docker run`, [a link](https://example.org/), an [image](term:image).

        | what | where |
        | --- | --- |
        | image | `/var/lib/docker/a/path/that/is/wider/than/a/phone` |

        ```yaml title="compose.yml" {1}
        image: "nginx" # a line that is longer than any phone that a reader might hold in a hand
        ```

        ```diff lang="yaml"
         image: nginx
        -port: 80
        +port: 8080 # a line that is longer than any phone that a reader might hold in a hand
        ```

        ```diff
        -old
        +new
        ```

        ```console
        $ docker ps \
            --all
        CONTAINER ID   IMAGE
        ```

        ::: warning
        Words.
        :::

        ::: engine trixie
        Words for the default engine.
        :::

        ::: engine bookworm
        Words for the oldest.
        :::

        ::: engine bookworm forky
        Words for two others.
        :::

        ::: then-now
        ![One program.](then.svg)

        ![Several programs.](now.svg)
        :::
        """;

    private static readonly ProseTargets Targets = new(
        new Dictionary<string, string>(),
        new Dictionary<string, TermNote> { ["image"] = new("../docs/glossary.html#image", "image", "A read-only template.") },
        new Dictionary<string, Figure> { ["then.svg"] = Drawing("then"), ["now.svg"] = Drawing("now") },
        new Dictionary<string, ChartView>()
    );

    private static Figure Drawing(string id) =>
        new(
            id,
            $"{id}.svg",
            XElement.Parse(
                $"""<svg viewBox="0 0 400 90"><title>{id}</title><desc>A box.</desc><a href="#section"><rect x="16" y="20" width="140" height="50"/><text x="30" y="50">{id}</text></a></svg>"""
            )
        );

    private static Fragment Markdown(string text) => MarkdownReader.Read("page.md", text, new DiagnosticBag()).Fragments[0];

    /// <summary>Colour, a progress line that is overwritten, a window title, a link, HTML and a bidi override.</summary>
    private const string Hostile =
        "\u001b[1;31mError\u001b[0m: 10 %\r\u001b[1;31mError\u001b[0m: 99 %\r\n\u001b]0;title\u0007\u001b[2J<img src=x onerror=document.title='hacked'> \u202Egnp.exe\n";

    private static TerminalView Greeting =>
        new(
            "docker run hello-world",
            Output("Hello from the sample!\n", "This line is long enough to be wider than any phone that a reader might hold in a hand.\n"),
            0
        );

    private static StepBlock Step(Language language, int number, string id, TerminalView shell, string? csharp) =>
        new(
            number,
            3,
            id,
            Markdown("What the step does."),
            Observes: number == 3,
            number == 1 ? shell with { Details = RunDetails.None with { Flow = Flow } } : shell,
            csharp is null ? null : Snippet(language, csharp, Output("Hello from C#!\n")),
            Snippet(language, $"{id}.check.cs", Output("It is so.\n"))
        );

    private static IReadOnlyList<CodePiece> Code =>
        [
            .. Enum.GetValues<CodeKind>()
                .Select(kind => new CodePiece(kind, $"{kind} ")
                {
                    Name =
                        kind == CodeKind.Method ? 0
                        : kind == CodeKind.Type ? 1
                        : null,
                }),
        ];

    /// <summary>One line of each kind, with words that are too long for a phone. The seconds between them are real time.</summary>
    public static FlowView Flow { get; } =
        new(
            "26.1.5",
            IsOpen: true,
            [
                new CallMade(Ms(0), new ApiCall(Ms(0), Ms(1), "HEAD", "/_ping", 200, null, null)),
                new CallSent(Ms(1000), Create),
                new RegistryAsked(
                    Ms(2000),
                    new RegistryRequest(Ms(2000), Ms(4), "GET", $"/v2/blobs/sha256:{new string('0', 64)}", 200, 734)
                ),
                new EngineReported(Ms(3000), new EngineEvent(Ms(3000), "container", "create", "4e76", "<b>web</b>")),
                new RuntimeReported(Ms(4000), new RuntimeEvent(Ms(4000), "/tasks/create", "4e76", 216)),
                new ProgramSeen(
                    Ms(5000),
                    FlowLane.Shim,
                    FlowLane.Runc,
                    new SeenProcess(Ms(5000), Ms(9), 210, 200, "containerd-shim", "runc", "start")
                ),
                new ProgramGone(Ms(6000), FlowLane.Shim, new SeenProcess(Ms(10), Ms(5990), 200, 1, "bash", "containerd-shim")),
                new CallAnswered(Ms(7000), Create),
            ]
        );

    private static ApiCall Create =>
        new(
            Ms(1000),
            Ms(6000),
            "POST",
            "/v1.45/containers/create?name=a-name-that-is-longer-than-any-phone-is-wide-for-sure",
            404,
            null,
            null
        );

    private static TimeSpan Ms(int milliseconds) => TimeSpan.FromMilliseconds(milliseconds);

    private static SnippetView Snippet(Language language, string name, RunOutput output) =>
        new(name, new($"{language.Code}/{name}"), Code, output);

    private static RunOutput Output(string text, int exit = 0, bool cut = false) => new([new(TimeSpan.Zero, text)], exit, cut);

    private static RunOutput Output(string first, string second) =>
        new([new(TimeSpan.Zero, first), new(TimeSpan.FromSeconds(1), second)], 0, Cut: false);

    private static Navigation NavigationIn(Language language) =>
        new(
            "A course with quite a long title",
            new($"{language.Code}/index.html"),
            [new(new($"{language.Code}/index.html#part-1"), "Part")],
            [
                new(new(new($"{language.Code}/index.html#part-1"), "Part"), [LinkTo(language, "first"), LinkTo(language, "second")])
                {
                    Lessons = true,
                },
                new(new(new($"{language.Code}/docs/index.html"), "Docs"), [Welcome(language)]),
            ],
            [Welcome(language)]
        )
        {
            HasLessons = true,
        };

    private static PageLink Welcome(Language language) => new(new($"{language.Code}/docs/welcome.html"), "Welcome");

    private static PageLink LinkTo(Language language, string id) => new(new($"{language.Code}/lessons/{id}.html"), $"Lesson {id}");

    private static IReadOnlyList<Translation> InEvery(string path) =>
        [.. Language.Known.Select(language => new Translation(language, new($"{language.Code}/{path}")))];
}
