using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Site.Content;
using Site.Engines;
using Site.Pages;
using Site.Recordings;

namespace Site.Planning;

/// <summary>Collects what a machine in the page needs to know about each lesson that can be done on one.</summary>
internal static class LessonMachines
{
    private static readonly JsonSerializerOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static IEnumerable<LessonMachine> Of(Course course) =>
        from lesson in course.Lessons.DistinctBy(lesson => lesson.Id)
        where lesson.Machine == MachineKind.Docker && CanBeDone(lesson.Needs)
        let images = LessonImages.Pulled(course.Content, lesson)
        from language in course.Languages
        select new LessonMachine(PagePaths.Machine(language, lesson.Id), lesson.Id, language, images, Json(lesson, language))
        {
            HasLab = lesson.Steps.Any(step => step.Lab is not null),
        };

    private static bool CanBeDone(Need? need) => need is null or Need.Limits;

    private static string Json(Lesson lesson, Language language) =>
        new JsonObject
        {
            ["steps"] = new JsonArray([.. lesson.Steps.Where(step => CanBeDone(step.Needs)).Select(step => Json(step, language))]),
            ["task"] = lesson.Task is { } task
                ? new JsonObject { ["check"] = task.Check.InPage is { } check ? Json(check, language) : null }
                : null,
        }.ToJsonString(Plain);

    private static JsonObject Json(Step step, Language language)
    {
        var json = new JsonObject
        {
            ["id"] = step.Id,
            ["observes"] = step.Observes,
            ["check"] = step.Check?.InPage is { } check ? Json(check, language) : null,
        };
        if (step.Lab is { } lab)
        {
            json["lab"] = lab.Line is { } line ? line : true;
        }

        switch (step.Action)
        {
            case WrittenFile file:
                json["file"] = new JsonObject { ["name"] = file.Name, ["text"] = file.Text };
                break;
            case ShellCommand command:
                json["line"] = command.Line;
                json["terminal"] = command.Terminal;
                json["background"] = command.Background;
                json["until"] = command.Until;
                json["input"] = new JsonArray([
                    .. command.Input.Select(typed => new JsonObject { ["wait"] = typed.Wait, ["send"] = typed.Send }),
                ]);
                break;
        }

        return json;
    }

    /// <summary>The data of a check with the keys of its file, and the sentences of one language.</summary>
    private static JsonObject Json(PageCheck check, Language language)
    {
        var json = new JsonObject
        {
            ["ask"] = Json(check.Ask, request => request.Name, Json),
            ["count"] = Json(check.Counts, count => count.Name, Json),
            ["when"] = Json(check.When),
            ["unless"] = Json(check.Unless),
            ["done"] = check.Done[language],
            ["not-yet"] = check.NotYet[language],
        };
        if (check.Refused is { } refused)
        {
            json["refused"] = refused[language];
        }

        return json;
    }

    private static JsonNode Json(PageRequest request) =>
        request switch
        {
            PageGet get => get.Path,
            PageExec exec => new JsonObject { ["exec"] = exec.Container, ["command"] = Json(exec.Command) },
            PageCommand command => new JsonObject { ["command"] = Json(command.Command) },
            _ => throw new InvalidOperationException($"{request.GetType().Name} is not a request that a page can send"),
        };

    private static JsonArray Json(IReadOnlyList<string> words) => new([.. words.Select(word => (JsonNode)word)]);

    private static JsonObject Json(PageCount count)
    {
        var json = new JsonObject { ["in"] = count.In.ToString(), ["where"] = Json(count.Where) };
        if (count.Of is { } of)
        {
            json["of"] = of;
        }

        return json;
    }

    private static JsonObject Json(IReadOnlyList<PageCondition> conditions) =>
        Json(conditions, condition => condition.Subject.ToString(), condition => condition.Text);

    private static JsonObject Json<T>(IReadOnlyList<T> entries, Func<T, string> name, Func<T, JsonNode> value) =>
        new(entries.Select(entry => KeyValuePair.Create(name(entry), (JsonNode?)value(entry))));
}
