using Site.Content.Yaml;
using Site.Diagnostics;
using Site.Engines;
using Site.Files;

namespace Site.Content;

/// <summary>Reads a lesson from its folder <c>lessons/ID/</c>.</summary>
internal sealed class LessonReader(ContentDirectory content, IReadOnlyList<Language> languages, DiagnosticBag bag)
{
    private const int DefaultMinutes = 5;

    /// <param name="id">The id in <c>course.yml</c>.</param>
    /// <returns>Null, with diagnostics, when the lesson cannot be read.</returns>
    public Lesson? Read(YamlText id)
    {
        var folder = $"lessons/{id.Value}";
        var path = $"{folder}/lesson.yml";
        if (!Slug.IsValid(id.Value) || !content.HasFile(path))
        {
            bag.Error(Codes.MissingFile, id.Location, $"lesson `{id.Value}` not found", $"write {path}, or remove the line");
            return null;
        }

        return content.Recall(
            folder,
            () =>
                new DigestBuilder()
                    .Add(content.DigestOfFolder(folder))
                    .Add(languages, (all, language) => all.Add(language.Code))
                    .ToDigest(),
            bag,
            problems => new LessonReader(content, languages, problems).ReadFolder(id.Value, folder, path),
            lesson => lesson is null || lesson.FilesElsewhere.Count == 0
        );
    }

    private Lesson? ReadFolder(string id, string folder, string path)
    {
        if (content.ReadText(path, bag) is not { } text || YamlFile.Parse(path, text, bag) is not { } map)
        {
            return null;
        }

        map.AllowOnly("minutes", "machine", "needs", "steps");
        var pageChecks = new PageCheckReader(content, languages, bag);
        var steps = new StepReader(content, folder, pageChecks, bag).Read(map);
        var lesson = new Lesson(
            id,
            folder,
            map.Number("minutes", 1, 240) ?? DefaultMinutes,
            map.Choice<MachineKind>("machine") ?? MachineKind.Docker,
            steps,
            new ProseReader(content, languages, bag).ReadLesson(folder, steps)
        )
        {
            Needs = ReadNeeds(map),
            Quiz = new QuizReader(content, languages, bag).Read(folder),
            Task = new TaskReader(content, languages, bag).Read(folder, pageChecks),
        };
        pageChecks.CheckUnused(folder);
        Terminals.Check(lesson.AllSteps, bag);
        CheckAnchors(lesson);
        CheckFlows(lesson);
        return lesson;
    }

    private Need? ReadNeeds(YamlMap map)
    {
        if (map.Choice<Need>("needs") is { } need && need.IsNowhere())
        {
            bag.Error(
                Codes.InvalidValue,
                map.Text("needs")!.Location,
                $"a lesson whose steps all need {need.ToString().ToLowerInvariant()} is never run",
                "use `qemu` or `limits`, or put `needs` into single steps"
            );
            return null;
        }

        return map.Choice<Need>("needs");
    }

    /// <summary>Checks that no flow is recorded on a machine on which a lesson first installs the engine.</summary>
    private void CheckFlows(Lesson lesson)
    {
        foreach (var step in lesson.Steps.Where(step => step.Flow is not null && lesson.Machine is (MachineKind.Bare or MachineKind.Rpm)))
        {
            bag.Error(
                Codes.ConflictingKeys,
                step.Location,
                $"`flow` cannot be used on the machine `{lesson.Machine.ToString().ToLowerInvariant()}`: it has no engine at the start",
                "remove `flow`, or use `machine: docker` or `machine: systemd`"
            );
        }
    }

    /// <summary>Checks that no heading or step has an id that the quiz or the task uses on the page.</summary>
    private void CheckAnchors(Lesson lesson)
    {
        foreach (var heading in lesson.Prose.Values.SelectMany(prose => prose.Markdown.Headings))
        {
            var owner =
                heading.Id == Question.Anchor && lesson.Quiz.Count > 0 ? "quiz"
                : BelongsToTask(heading.Id, lesson) ? "task"
                : null;
            if (owner is not null)
            {
                bag.Error(
                    Codes.DuplicateId,
                    heading.Location,
                    $"the id `{heading.Id}` is reserved for the {owner} on this page",
                    "give the heading another id: `## Title {#id}`"
                );
            }
        }

        foreach (var step in lesson.Steps.Where(step => BelongsToTask(step.Id, lesson)))
        {
            bag.Error(
                Codes.DuplicateId,
                step.Location,
                $"the id `{step.Id}` is reserved for the task of this lesson",
                "give the step another id"
            );
        }
    }

    private static bool BelongsToTask(string id, Lesson lesson) =>
        lesson.Task is { } task && (id == LessonTask.Anchor || task.Solution.Any(step => step.Id == id));
}
