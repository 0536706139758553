using Site.Content;
using Site.Diagnostics;
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
    private readonly IReadOnlyList<(Part Part, Lesson Lesson)> _lessons =
    [
        .. course.Parts.SelectMany(part => part.Lessons.Where(IsWritten).Select(lesson => (part, lesson))),
    ];

    private readonly Navigation _navigation = new(
        course.Title[language],
        PagePaths.Home(language),
        [
            .. course.Parts.Select(part => new NavigationPart(
                part.Title[language],
                [.. part.Lessons.Where(IsWritten).Select(lesson => LinkTo(lesson, language))]
            )),
        ],
        [
            .. course.DocsFor(language).Select(doc => ProseLinks.To(PagePaths.Doc(language, doc.Id), doc.Prose, language)),
            .. GlossaryPages.Link(course, language),
        ]
    );

    public IEnumerable<Page> All()
    {
        if (language == course.Languages[0])
        {
            yield return Chooser();
            yield return NotFound();
        }

        yield return Home();
        for (var index = 0; index < _lessons.Count; index++)
        {
            yield return Lesson(index);
        }

        foreach (var doc in course.DocsFor(language))
        {
            yield return Doc(doc);
        }

        if (course.Glossary is { } glossary)
        {
            yield return GlossaryPages.Create(glossary, course, language, _navigation);
        }
    }

    private ChooserPage Chooser() =>
        new()
        {
            Path = PagePaths.Chooser,
            Language = language,
            Title = course.Title[language],
            Summary = course.Summary[language],
            Navigation = _navigation,
            Translations = Translations(_ => true, PagePaths.Home),
        };

    private NotFoundPage NotFound() =>
        new()
        {
            Path = PagePaths.NotFound,
            Language = language,
            Title = course.Title[language],
            Summary = course.Summary[language],
            Navigation = _navigation,
            Translations = Translations(_ => true, PagePaths.Home),
        };

    private HomePage Home() =>
        new()
        {
            Path = PagePaths.Home(language),
            Language = language,
            Title = course.Title[language],
            Summary = course.Summary[language],
            Navigation = _navigation,
            Translations = Translations(_ => true, PagePaths.Home),
            Parts = [.. course.Parts.Select(part => new HomePart(part.Title[language], [.. part.Lessons.Where(IsWritten).Select(Card)]))],
            FeaturedStep = FeaturedStep(),
        };

    /// <summary>The first command of the first lesson that changes something; null as long as it is not recorded.</summary>
    private FeaturedStep? FeaturedStep() =>
        (course.Featured ?? FirstCommand()) is var (lesson, step) && planned[lesson.Id].Recordings[step, Variant.Shell] is { } recording
            ? new FeaturedStep(
                new TerminalView(step.Action.Title, recording.Run, step.Expect.Exit),
                new PagePath($"{PagePaths.Lesson(language, lesson.Id)}#{step.Id}"),
                recording.Check is { ExitCode: 0 } check ? check.Text.TrimEnd() : null,
                planned[lesson.Id].Recordings.Engines,
                recording.Calls.Count
            )
            : null;

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

    private LessonPage Lesson(int index)
    {
        var (part, lesson) = _lessons[index];
        var prose = lesson.ProseFor(language);
        return new LessonPage
        {
            Path = PagePaths.Lesson(language, lesson.Id),
            Language = language,
            Title = prose.Title,
            Summary = prose.Summary,
            Navigation = _navigation,
            Translations = Translations(lesson.Prose.ContainsKey, other => PagePaths.Lesson(other, lesson.Id)),
            ProseLanguage = prose.Language,
            SourcePath = prose.Path,
            Markdown = PagePaths.Markdown(PagePaths.Lesson(language, lesson.Id)),
            Edit = Edit(prose),
            LessonId = lesson.Id,
            Part = part.Title[language],
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
            Blocks = [.. prose.Markdown.Fragments.Select(fragment => ToBlock(lesson, fragment)).OfType<LessonBlock>()],
            Sections = Sections(prose),
            Names = planned[lesson.Id].Snippets.Names?.Path,
            Calls = planned[lesson.Id].Calls,
            Outputs = planned[lesson.Id].Outputs,
            Task = lesson.Task is { } task ? StepBlocks.Create(task, prose.Language, planned[lesson.Id]) : null,
            Quiz = [.. lesson.Quiz.Select(question => QuestionViews.Create(question, language))],
            Previous = index > 0 ? LinkTo(_lessons[index - 1].Lesson, language) : null,
            Entries = SearchEntries.Of(lesson, prose, planned[lesson.Id].Recordings),
            Next = index + 1 < _lessons.Count ? LinkTo(_lessons[index + 1].Lesson, language) : null,
        };
    }

    private DocPage Doc(Doc doc) =>
        new()
        {
            Path = PagePaths.Doc(language, doc.Id),
            Language = language,
            Title = doc.Prose.Title,
            Summary = doc.Prose.Summary,
            Navigation = _navigation,
            Translations = Translations(
                other => course.Docs.Any(twin => twin.Id == doc.Id && twin.Language == other),
                other => PagePaths.Doc(other, doc.Id)
            ),
            ProseLanguage = doc.Language,
            SourcePath = doc.Prose.Path,
            Markdown = PagePaths.Markdown(PagePaths.Doc(language, doc.Id)),
            Edit = Edit(doc.Prose),
            Targets = Targets(doc.Prose, PagePaths.Doc(language, doc.Id)),
            Prose = doc.Prose.Markdown.Fragments,
            Sections = Sections(doc.Prose),
            Entries = SearchEntries.Of(doc.Prose),
        };

    /// <returns>Null for a step that the lesson does not have; that was already reported.</returns>
    private LessonBlock? ToBlock(Lesson lesson, Fragment fragment) =>
        fragment.StepId is null ? new ProseBlock(fragment) : StepBlocks.Create(lesson, fragment, planned[lesson.Id]);

    private ProseTargets Targets(Prose prose, PagePath page) =>
        new(
            prose
                .Markdown.References.Select(reference => reference.Target)
                .Distinct()
                .ToDictionary(link => link, link => links.Resolve(prose.Path, link)),
            GlossaryPages.Notes(course, language, prose, page),
            prose.Figures,
            new Dictionary<string, ChartView>()
        );

    private IReadOnlyList<Translation> Translations(Func<Language, bool> isWritten, Func<Language, PagePath> path) =>
        [.. course.Languages.Select(other => new Translation(other, path(other)) { IsWritten = isWritten(other) })];

    private static IReadOnlyList<Section> Sections(Prose prose) =>
        [.. prose.Markdown.Headings.Select(heading => new Section(heading.Id, heading.Title, heading.Level))];

    private string? Edit(Prose prose) => course.Edit?.Replace("{path}", prose.Path, StringComparison.Ordinal);

    /// <summary>Whether the lesson has prose in any language. Without any it has no page; that was already reported.</summary>
    private static bool IsWritten(Lesson lesson) => lesson.Prose.Count > 0;

    private static PageLink LinkTo(Lesson lesson, Language language) =>
        ProseLinks.To(PagePaths.Lesson(language, lesson.Id), lesson.ProseFor(language), language);
}
