using Site.Content;
using Site.Diagnostics;
using Site.Pages;
using Site.Recordings;
using Site.Snippets;

namespace Site.Planning;

/// <summary>Decides which pages the site has and what each of them shows.</summary>
public sealed class SitePlanner(SnippetReader snippets, DiagnosticBag bag)
{
    public async Task<SitePlan> PlanAsync(Course course, CancellationToken ct)
    {
        var views = await SnippetViews.ReadAsync(course, snippets, bag, ct);
        var links = new LinkMap(course);
        var verified = new VerifiedFile(course.Content).Read(bag);
        var planned = course
            .Lessons.DistinctBy(lesson => lesson.Id)
            .ToDictionary(
                lesson => lesson.Id,
                lesson => new PlannedLesson(
                    lesson,
                    new LessonRecordings(course, lesson, verified.GetValueOrDefault(lesson.Id) ?? [], bag),
                    views[lesson.Id]
                )
            );

        course
            .Lessons.SelectMany(lesson => lesson.Prose.Values)
            .Concat(course.Docs.Select(doc => doc.Prose))
            .AsParallel()
            .ForAll(prose => links.Check(prose, bag));

        var pages = course.Languages.SelectMany(language => new LanguagePages(course, language, links, planned, bag).All()).ToList();
        return new SitePlan(
            pages,
            [
                .. course
                    .Lessons.SelectMany(SnippetViews.Of)
                    .Select(snippet => snippet.Path)
                    .Concat(WrittenFiles(course))
                    .Distinct()
                    .Select(path => new CopiedFile(PagePaths.Copy(path), path))
                    .Concat(course.Files.Select(file => new CopiedFile(new PagePath(file.Target), file.Source))),
            ],
            [.. views.Values.Select(view => view.Names).OfType<NameList>()],
            [.. planned.Values.Select(lesson => lesson.Calls).OfType<CallBodies>()],
            [.. planned.Values.Select(lesson => lesson.Outputs).OfType<EngineOutputs>()],
            new(() => [.. LessonMachines.Of(course)]),
            links.Pages,
            Index(course, planned, pages),
            Terms(course)
        );
    }

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
            [.. pages.Select(page => page.Path.Value).Order(StringComparer.Ordinal)]
        );
}
