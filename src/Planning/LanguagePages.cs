using Site.Content;
using Site.Diagnostics;
using Site.Files;
using Site.Markdown;
using Site.Pages;

namespace Site.Planning;

/// <summary>
/// Makes the pages of one language. The first language of the course also gets the two pages without one: the chooser and the 404 page.
/// </summary>
internal sealed class LanguagePages(
    Course course,
    Language language,
    LinkMap links,
    IReadOnlyDictionary<string, PlannedLesson> planned,
    DiagnosticBag bag
)
{
    private readonly IReadOnlyList<(int Part, Lesson Lesson)> _lessons =
    [
        .. course.Parts.SelectMany((part, index) => part.Lessons.Where(IsWritten).Select(lesson => (index, lesson))),
    ];

    private readonly DocFolder _docs = DocFolder.Of(
        course.DocsFor(language),
        course.Layout == Layout.Course ? "Docs" : course.Title[language]
    );

    private HashSet<string> WrittenDocs => field ??= [.. course.Docs.Select(doc => $"{doc.Language.Code}/{doc.Id}")];

    private Navigations Navigations => field ??= new Navigations(course, language, _docs);

    public IEnumerable<Page> All()
    {
        if (language == course.Languages[0])
        {
            yield return NotFound();
            if (course.Layout != Layout.Tree)
            {
                yield return Chooser();
            }
        }

        if (course.Layout == Layout.Course)
        {
            yield return Home();
        }

        var navigations = course.Parts.Select(OfPart).ToList();
        for (var index = 0; index < _lessons.Count; index++)
        {
            yield return Lesson(index, navigations[_lessons[index].Part]);
        }

        foreach (var page in Navigations.HasDocs ? DocPages() : [])
        {
            yield return page;
        }

        if (course.Glossary is { } glossary)
        {
            yield return GlossaryPages.Create(glossary, course, language, Navigations.OfFolder(_docs, block: 0));
        }
    }

    private ChooserPage Chooser() =>
        new()
        {
            Path = PagePaths.Chooser,
            Language = language,
            Title = course.Title[language],
            Summary = course.Summary[language],
            Navigation = Navigations.Front,
            Translations = Translations(_ => true, other => PagePaths.Home(course.Layout, other)),
        };

    private NotFoundPage NotFound() =>
        new()
        {
            Path = PagePaths.NotFound,
            Language = language,
            Title = course.Title[language],
            Summary = course.Summary[language],
            Navigation = Navigations.Front,
            Translations = Translations(_ => true, other => PagePaths.Home(course.Layout, other)),
        };

    private HomePage Home() =>
        new()
        {
            Path = PagePaths.Home(language),
            Language = language,
            Title = course.Title[language],
            Summary = course.Summary[language],
            Navigation = Navigations.Front,
            Translations = Translations(_ => true, other => PagePaths.Home(course.Layout, other)),
            Parts = [.. course.Parts.Select(part => new HomePart(part.Title[language], [.. part.Lessons.Where(IsWritten).Select(Card)]))],
            FeaturedStep = FeaturedStep(),
            Origin = Featured is var (lesson, _) ? planned[lesson.Id].Origin : default,
        };

    /// <summary>The first command of the first lesson that changes something; null as long as it is not recorded.</summary>
    private FeaturedStep? FeaturedStep() =>
        Featured is var (lesson, step) && planned[lesson.Id].Recordings[step, Variant.Shell] is { } recording
            ? new FeaturedStep(
                new TerminalView(step.Action.Title, recording.Run, step.Expect.Exit),
                new PagePath($"{PagePaths.Lesson(language, lesson.Id)}#{step.Id}"),
                recording.Check is { ExitCode: 0 } check ? check.Text.TrimEnd() : null,
                planned[lesson.Id].Recordings.Engines,
                recording.Calls.Count
            )
            : null;

    private (Lesson Lesson, Step Step)? Featured => course.Featured ?? FirstCommand();

    /// <summary>The first command that changes something, of the course's first lesson.</summary>
    private (Lesson Lesson, Step Step)? FirstCommand() =>
        _lessons.Select(entry => entry.Lesson).FirstOrDefault() is { } lesson
        && lesson.Steps.FirstOrDefault(step => step is { Action: ShellCommand, Observes: false, Needs: null }) is { } step
            ? (lesson, step)
            : null;

    private LessonCard Card(Lesson lesson) =>
        new(
            LinkTo(lesson, language),
            lesson.ProseFor(language).Summary,
            lesson.Minutes,
            lesson.Steps.Count,
            planned[lesson.Id].Recordings.Badge
        )
        {
            IsRehearsal = lesson.IsRehearsal,
        };

    private LessonPage Lesson(int index, Navigation navigation)
    {
        var lesson = _lessons[index].Lesson;
        var prose = lesson.ProseFor(language);
        return new LessonPage
        {
            Path = PagePaths.Lesson(language, lesson.Id),
            Language = language,
            Title = prose.Title,
            Summary = prose.Summary,
            Navigation = navigation,
            Translations = Translations(lesson.Prose.ContainsKey, other => PagePaths.Lesson(other, lesson.Id)),
            ProseLanguage = prose.Language,
            SourcePath = prose.Path,
            Origin = planned[lesson.Id].Origin,
            Markdown = PagePaths.Markdown(PagePaths.Lesson(language, lesson.Id)),
            Edit = Edit(prose),
            LessonId = lesson.Id,
            Minutes = lesson.Minutes,
            IsRehearsal = lesson.IsRehearsal,
            Badge = planned[lesson.Id].Recordings.Badge,
            OtherBadges = planned[lesson.Id].Recordings.OtherBadges,
            Engines = planned[lesson.Id].Recordings.Engines,
            Targets = Targets(prose, PagePaths.Lesson(language, lesson.Id)) with
            {
                Charts = prose.Charts.ToDictionary(
                    chart => chart.Key,
                    chart => ChartViews.Create(chart.Value, lesson, prose.Language, planned[lesson.Id].Recordings, bag)
                ),
            },
            Blocks = new Deferred<LessonBlock>(() =>
                [.. prose.Markdown.Fragments.Select(fragment => ToBlock(lesson, fragment)).OfType<LessonBlock>()]
            ),
            Sections = Sections(prose),
            Names = planned[lesson.Id].Snippets.Names?.Path,
            Calls = planned[lesson.Id].Calls,
            Outputs = planned[lesson.Id].Outputs,
            Task = lesson.Task is { } task ? StepBlocks.Create(task, prose.Language, planned[lesson.Id]) : null,
            Quiz = [.. lesson.Quiz.Select(question => QuestionViews.Create(question, language))],
            Previous = index > 0 ? LinkTo(_lessons[index - 1].Lesson, language) : null,
            Entries = new Deferred<SearchEntry>(() => SearchEntries.Of(lesson, prose, planned[lesson.Id].Recordings)),
            Next = index + 1 < _lessons.Count ? LinkTo(_lessons[index + 1].Lesson, language) : null,
        };
    }

    private Navigation OfPart(Part part, int index) =>
        Navigations.OfPart(index, [.. part.Lessons.Where(IsWritten).Select(lesson => LinkTo(lesson, language))]);

    /// <summary>The index of each folder and the pages in it.</summary>
    private List<Page> DocPages()
    {
        var (pages, read) = (new List<Page>(), new List<Page>());
        foreach (var folder in _docs.All)
        {
            var navigation = Navigations.OfFolder(folder, block: 0);
            Add(Index(folder, navigation), folder.Index);
            for (var place = 0; place < folder.Pages.Count; place++)
            {
                navigation =
                    place > 0 && place % Navigations.Most == 0 ? Navigations.OfFolder(folder, place / Navigations.Most) : navigation;
                Add(Doc(folder.Pages[place], navigation), folder.Pages[place]);
            }
        }

        // The search index will need them one after another.
        AllCores.ForEach(read, page => _ = page.Entries.Count);
        return pages;

        void Add(Page page, Doc? doc)
        {
            pages.Add(page);
            if (doc?.Prose.Markdown.HasText == true)
            {
                read.Add(page);
            }
        }
    }

    private DocPage Doc(Doc doc, Navigation navigation) =>
        new()
        {
            Path = PagePaths.Doc(course.Layout, language, doc.Id),
            Language = language,
            Title = doc.Prose.Title,
            Summary = doc.Prose.Summary,
            Navigation = navigation,
            Translations = new Deferred<Translation>(() =>
                Translations(other => IsWrittenIn(other, doc.Id), other => PagePaths.Doc(course.Layout, other, doc.Id))
            ),
            ProseLanguage = doc.Language,
            SourcePath = doc.Prose.Path,
            Origin = Origin(doc.Prose),
            Markdown = PagePaths.Markdown(PagePaths.Doc(course.Layout, language, doc.Id)),
            Edit = Edit(doc.Prose),
            LazyTargets = new(() => Targets(doc.Prose, PagePaths.Doc(course.Layout, language, doc.Id))),
            Prose = new Deferred<Fragment>(() => doc.Prose.Markdown.Fragments),
            Sections = Sections(doc.Prose),
            Entries = Entries(doc.Prose),
        };

    private FolderPage Index(DocFolder folder, Navigation navigation)
    {
        var (path, prose) = (PagePaths.Doc(course.Layout, language, folder.IndexId), folder.Index?.Prose);
        return new FolderPage
        {
            Path = path,
            Language = language,
            Title = folder.Title,
            Summary = folder.Summary,
            Navigation = navigation,
            Translations = Translations(
                other => prose is null || IsWrittenIn(other, folder.IndexId),
                other => PagePaths.Doc(course.Layout, other, folder.IndexId)
            ),
            ProseLanguage = prose?.Language,
            SourcePath = prose?.Path,
            Origin = prose is null ? default : Origin(prose),
            Markdown = prose is null ? null : PagePaths.Markdown(path),
            Edit = prose is null ? null : Edit(prose),
            LazyTargets = prose is null ? null : new(() => Targets(prose, path)),
            Prose = prose is null ? [] : new Deferred<Fragment>(() => prose.Markdown.Fragments),
            Sections = prose is null ? [] : Sections(prose),
            FolderEntries = new Deferred<FolderEntry>(() =>
                [
                    .. folder.Folders.Select(inner => new FolderEntry(Navigations.LinkTo(inner), inner.Summary)),
                    .. folder.Pages.Select(doc => new FolderEntry(Navigations.LinkTo(doc), doc.Prose.Summary)),
                    .. folder.Above is null && course.Glossary is { } glossary
                        ? GlossaryPages.Link(course, language).Select(link => new FolderEntry(link, glossary.Summary[language]))
                        : [],
                ]
            ),
            Entries = prose is null ? [] : Entries(prose),
        };
    }

    private Digest Origin(Prose prose) =>
        prose.Figures.Count == 0
            ? course.Content.DigestOf(prose.Path)
            : Digest.Of(prose.Figures.Values.Select(figure => figure.Path).Prepend(prose.Path).Select(course.Content.DigestOf));

    private static Deferred<SearchEntry> Entries(Prose prose) => new(() => SearchEntries.Of(prose));

    private bool IsWrittenIn(Language other, string id) => WrittenDocs.Contains($"{other.Code}/{id}");

    /// <returns>Null for a step that the lesson does not have; that was already reported.</returns>
    private LessonBlock? ToBlock(Lesson lesson, Fragment fragment) =>
        fragment.StepId is null ? new ProseBlock(fragment) : StepBlocks.Create(lesson, fragment, planned[lesson.Id]);

    private ProseTargets Targets(Prose prose, PagePath page) =>
        new(links.Resolve(prose), GlossaryPages.Notes(course, language, prose, page), prose.Figures, new Dictionary<string, ChartView>());

    private IReadOnlyList<Translation> Translations(Func<Language, bool> isWritten, Func<Language, PagePath> path) =>
        [.. course.Languages.Select(other => new Translation(other, path(other)) { IsWritten = isWritten(other) })];

    private static Deferred<Section> Sections(Prose prose) =>
        new(() =>
            [
                .. prose
                    .Markdown.Headings.Where(heading => heading.Level > 0)
                    .Select(heading => new Section(heading.Id, heading.Title, heading.Level)),
            ]
        );

    private string? Edit(Prose prose) => course.Edit?.Replace("{path}", prose.Path, StringComparison.Ordinal);

    /// <summary>Whether the lesson has prose in any language. Without any it has no page; that was already reported.</summary>
    private static bool IsWritten(Lesson lesson) => lesson.Prose.Count > 0;

    private static PageLink LinkTo(Lesson lesson, Language language) =>
        ProseLinks.To(PagePaths.Lesson(language, lesson.Id), lesson.ProseFor(language), language);
}
