using Site.Content.Yaml;
using Site.Diagnostics;
using Site.Engines;

namespace Site.Content;

/// <summary>Reads <c>lessons/ID/</c>.</summary>
internal sealed class LessonReader(ContentDirectory content, ProseReader proses, QuizReader quizzes, DiagnosticBag bag)
{
    private const int DefaultMinutes = 5;

    /// <param name="id">As <c>course.yml</c> lists it.</param>
    public Lesson? Read(YamlText id)
    {
        var folder = $"lessons/{id.Value}";
        var path = $"{folder}/lesson.yml";
        if (!Slug.IsValid(id.Value) || !content.HasFile(path))
        {
            bag.Error(Codes.MissingFile, id.Location, $"there is no lesson `{id.Value}`", $"write {path}, or take the line out");
            return null;
        }

        if (content.ReadText(path, bag) is not { } text || YamlFile.Parse(path, text, bag) is not { } map)
        {
            return null;
        }

        map.Only("minutes", "machine", "steps");
        var steps = new StepReader(content, folder, bag).Read(map);
        var lesson = new Lesson(id.Value, folder, map.Number("minutes", 1, 240) ?? DefaultMinutes, map.Choice<MachineKind>("machine") ?? MachineKind.Docker, steps, proses.ReadLesson(folder, steps))
        {
            Quiz = quizzes.Read(folder),
        };
        CheckAnchor(lesson);
        return lesson;
    }

    private void CheckAnchor(Lesson lesson)
    {
        foreach (var taken in lesson.Quiz.Count == 0 ? [] : lesson.Prose.Values.SelectMany(prose => prose.Markdown.Headings).Where(heading => heading.Id == Question.Anchor))
        {
            bag.Error(Codes.DuplicateId, taken.Location, $"the id `{taken.Id}` is the quiz's on this page", "give the heading another id: `## Title {#id}`");
        }
    }
}
