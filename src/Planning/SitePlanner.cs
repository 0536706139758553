using Site.Content;
using Site.Diagnostics;
using Site.Files;
using Site.Pages;
using Site.Recordings;
using Site.Snippets;

namespace Site.Planning;

/// <summary>Decides which pages the site has and what each of them shows.</summary>
public sealed class SitePlanner
{
    private readonly Func<SnippetReader> _snippets;
    private readonly DiagnosticBag _bag;

    public SitePlanner(SnippetReader snippets, DiagnosticBag bag)
        : this(() => snippets, bag) { }

    /// <param name="snippets">Only called for a course that has lessons.</param>
    internal SitePlanner(Func<SnippetReader> snippets, DiagnosticBag bag) => (_snippets, _bag) = (snippets, bag);

    public Task<SitePlan> PlanAsync(Course course, CancellationToken ct) => PlanAsync(course, isChecked: _ => false, ct);

    /// <param name="isChecked">Whether the links of a page were checked before, and can still only have the problems that they had.</param>
    internal Task<SitePlan> PlanAsync(Course course, Func<Prose, bool> isChecked, CancellationToken ct)
    {
        var views = ReadPrograms(course, ct);
        var links = new LinkMap(course);
        var verified = new VerifiedFile(course.Content).Read(_bag);
        var images = course.Content.DigestOfFolder("images");
        var planned = course
            .Lessons.DistinctBy(lesson => lesson.Id)
            .ToDictionary(
                lesson => lesson.Id,
                lesson => Plan(course, lesson, verified.GetValueOrDefault(lesson.Id) ?? [], views[lesson.Id], images)
            );

        var unsure = course
            .Lessons.SelectMany(lesson => lesson.Prose.Values)
            .Concat(course.Docs.Select(doc => doc.Prose))
            .Where(prose => !isChecked(prose))
            .ToList();
        AllCores.ForEach(unsure, prose => links.Check(prose, _bag));

        var pages = course.Languages.SelectMany(language => new LanguagePages(course, language, links, planned, _bag).All()).ToList();
        var plan = new SitePlan(
            pages,
            [
                .. course
                    .Lessons.SelectMany(SnippetViews.Of)
                    .Select(snippet => snippet.Path)
                    .Concat(WrittenFiles(course))
                    .Distinct()
                    .Select(path => new CopiedFile(PagePaths.Copy(path), path, course.Content.DigestOf(path)))
                    .Concat(
                        course.Files.Select(file => new CopiedFile(
                            new PagePath(file.Target),
                            file.Source,
                            course.Content.DigestOf(file.Source)
                        ))
                    ),
            ],
            [.. views.Values.Select(view => view.Names).OfType<NameList>()],
            [.. planned.Values.Select(lesson => lesson.Calls).OfType<CallBodies>()],
            [.. planned.Values.Select(lesson => lesson.Outputs).OfType<EngineOutputs>()],
            new(() => [.. LessonMachines.Of(course)]),
            course
                .Lessons.DistinctBy(lesson => lesson.Id)
                .SelectMany(lesson =>
                    new[] { PagePaths.Names(lesson), PagePaths.Calls(lesson), PagePaths.Outputs(lesson) }.Select(path =>
                        (path, planned[lesson.Id].Origin)
                    )
                )
                .ToDictionary(),
            links.Pages,
            Index(course, planned, pages),
            Terms(course)
        );
        return Task.FromResult(plan);
    }

    /// <param name="images">A digest of the images that lessons can pull.</param>
    private PlannedLesson Plan(
        Course course,
        Lesson lesson,
        IReadOnlyDictionary<string, Verified> verified,
        SnippetViews views,
        Digest images
    )
    {
        var steps = LessonFolder.StepsDigest(course.Content, lesson, verified, images);
        var planned = course.Content.Recall(
            $"the steps of {lesson.Folder}",
            () => steps,
            _bag,
            problems => new PlannedLesson(lesson, new LessonRecordings(course, lesson, verified, problems), views)
        );
        return planned with { Origin = LessonFolder.Digest(course.Content, lesson, steps) };
    }

    /// <summary>Reads the programs of all lessons, unless none of them was edited since the last build.</summary>
    private IReadOnlyDictionary<string, SnippetViews> ReadPrograms(Course course, CancellationToken ct) =>
        !course.Lessons.Any()
            ? new Dictionary<string, SnippetViews>()
            : course.Content.Recall(
                "programs",
                () => ProgramsDigest(course),
                _bag,
                problems => SnippetViews.ReadAsync(course, _snippets(), problems, ct).GetAwaiter().GetResult()
            );

    private static Digest ProgramsDigest(Course course) =>
        new DigestBuilder()
            .Add(
                [.. course.Lessons],
                (all, lesson) =>
                    all.Add(lesson.Id)
                        .Add(
                            [.. SnippetViews.Of(lesson)],
                            (programs, program) => programs.Add(program.Path).Add(program.IsCheck ? 1 : 0).Add(program.Text)
                        )
            )
            .ToDigest();

    private static IEnumerable<string> WrittenFiles(Course course) =>
        course.Lessons.SelectMany(lesson => lesson.AllSteps).Select(step => step.Action).OfType<WrittenFile>().Select(file => file.Source);

    private static IReadOnlyList<IReadOnlyDictionary<Language, string>> Terms(Course course) =>
        [.. (course.Glossary?.Terms ?? []).Select(term => term.Texts.ToDictionary(text => text.Key, text => text.Value.Name))];

    private static SiteIndex Index(Course course, Dictionary<string, PlannedLesson> planned, List<Page> pages) =>
        new(
            course.Title.Values.First(),
            [
                .. course.Lessons.Select(lesson => new IndexedLesson(
                    lesson.Id,
                    course
                        .Languages.Where(_ => lesson.Prose.Count > 0)
                        .ToDictionary(language => language.Code, language => PagePaths.Lesson(language, lesson.Id).Value),
                    [.. lesson.Steps.Select(step => step.Id)],
                    lesson.IsRehearsal ? null : planned[lesson.Id].Recordings.Badge,
                    lesson.IsRehearsal ? planned[lesson.Id].Recordings.Badge : null
                )),
            ],
            new Deferred<string>(() => [.. pages.Select(page => page.Path.Value).Order(StringComparer.Ordinal)])
        );
}
