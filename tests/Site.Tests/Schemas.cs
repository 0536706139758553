using System.Text.Json;
using System.Text.Json.Nodes;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace Site.Tests;

/// <summary>The JSON schemas for editors contain exactly the keys that the program reads.</summary>
public sealed class Schemas
{
    private const string Unknown = "bogus: 1\n";

    [Theory]
    [InlineData("lesson", "", "lessons/first/lesson.yml", "minutes: 1\n", Unknown + "minutes: 1\n")]
    [InlineData("lesson", "step", "lessons/first/lesson.yml", "    shell", "    " + Unknown + "    shell")]
    [InlineData("lesson", "expect", "lessons/first/lesson.yml", "    shell", "    expect:\n      " + Unknown + "    shell")]
    [InlineData("lesson", "input", "lessons/first/lesson.yml", "    shell", "    tty: true\n    input:\n      - " + Unknown + "    shell")]
    [InlineData("course", "", "course.yml", "languages", Unknown + "languages")]
    [InlineData("course", "part", "course.yml", "    lessons", "    " + Unknown + "    lessons")]
    [InlineData("check", "", "lessons/first/task.check.yml", "ask", Unknown + "ask")]
    [InlineData("check", "exec", "lessons/first/task.check.yml", "exec", "bogus: 1, exec")]
    [InlineData("check", "count", "lessons/first/task.check.yml", "in", "bogus: 1, in")]
    [InlineData("task", "", "lessons/first/task.yml", "goal", Unknown + "goal")]
    [InlineData("task", "action", "lessons/first/task.yml", "    from", "    " + Unknown + "    from")]
    public async Task A_schema_has_the_keys_that_the_reader_names(string schema, string definition, string file, string old, string fresh)
    {
        using var course = new CourseFixture().WithTask().Replace(file, old, fresh);
        var error = Assert.Single(
            await course.ErrorsAsync(),
            error => error.Contains("`bogus` is not a key here", StringComparison.Ordinal)
        );
        var known = error[(error.IndexOf("use one of: ", StringComparison.Ordinal) + "use one of: ".Length)..].Split(", ");

        Assert.Equal(known.Order(), Properties(schema, definition).Select(property => property.Name).Order());
    }

    [Theory]
    [InlineData("", "machine")]
    [InlineData("step", "needs")]
    [InlineData("step", "api-calls")]
    [InlineData("step", "flow")]
    public async Task A_schema_has_the_words_that_the_reader_names(string definition, string key)
    {
        var (old, indent) = definition.Length == 0 ? ("minutes", "") : ("    shell", "    ");
        using var course = new CourseFixture().Replace("lessons/first/lesson.yml", old, $"{indent}{key}: bogus\n{old}");
        var error = Assert.Single(await course.ErrorsAsync(), error => error.Contains("`bogus`", StringComparison.Ordinal));
        var known = error[(error.IndexOf("use one of: ", StringComparison.Ordinal) + "use one of: ".Length)..].Split(", ");

        var words = Properties("lesson", definition).Single(property => property.Name == key).Value.GetProperty("enum").EnumerateArray();
        Assert.Equal(known.Order(), words.Select(word => word.GetString()).Order());
    }

    [Theory]
    [InlineData("course", "course.yml")]
    [InlineData("lesson", "lessons/*/lesson.yml")]
    [InlineData("task", "lessons/*/task.yml")]
    [InlineData("check", "lessons/*/*.check.yml")]
    public void The_files_of_the_course_hold_to_their_schema(string schema, string pattern)
    {
        var files = Files(pattern);

        Assert.NotEmpty(files);
        Assert.All(files, file => Assert.Empty(JsonSchema.Of(schema).Faults(Json(Root(file)).ToJsonString())));
    }

    [Theory]
    [InlineData("goal:\n", "aim:\n")]
    [InlineData("    zh: 想一想。\n", "    zh: [想一想]\n")]
    [InlineData("  - en: Think.\n", "  - en: Think.\n    zh: 0\n  - en: A\n  - en: B\n  - en: C\n  - en: D\n  - en: E\n")]
    [InlineData("  - shell: docker create --name one busybox\n", "  - run: docker create --name one busybox\n")]
    [InlineData("    from: files/note.txt\n", "")]
    [InlineData("    from: files/note.txt\n", "    from: files/note.txt\n    shell: touch note.txt\n")]
    [InlineData("check: task.check.cs\n", "")]
    public async Task A_task_that_the_reader_refuses_the_schema_refuses_too(string old, string fresh)
    {
        using var course = new CourseFixture().WithTask();
        var file = Path.Combine(course.Root, "lessons/first/task.yml");
        Assert.Empty(JsonSchema.Of("task").Faults(Json(Root(file)).ToJsonString()));

        course.Replace("lessons/first/task.yml", old, fresh);

        Assert.NotEmpty(await course.ErrorsAsync());
        Assert.NotEmpty(JsonSchema.Of("task").Faults(Json(Root(file)).ToJsonString()));
    }

    /// <param name="pattern">Within the content; a folder may be <c>*</c>.</param>
    private static List<string> Files(string pattern)
    {
        var content = Path.GetFullPath(Path.Combine(AppContext.BaseDirectory, "../../../../../content"));
        return pattern.Split('/') is [var folder, "*", var name]
            ?
            [
                .. Directory
                    .EnumerateDirectories(Path.Combine(content, folder))
                    .SelectMany(lesson => Directory.EnumerateFiles(lesson, name)),
            ]
            : [Path.Combine(content, pattern)];
    }

    private static YamlNode Root(string file)
    {
        using var reader = File.OpenText(file);
        var yaml = new YamlStream();
        yaml.Load(reader);
        return yaml.Documents[0].RootNode;
    }

    /// <summary>As an editor reads YAML: a plain word may be a number, true or false.</summary>
    private static JsonNode Json(YamlNode node) =>
        node switch
        {
            YamlMappingNode map => new JsonObject(
                map.Children.Select(pair => KeyValuePair.Create(pair.Key.ToString(), (JsonNode?)Json(pair.Value)))
            ),
            YamlSequenceNode list => new JsonArray([.. list.Select(Json)]),
            YamlScalarNode { Style: ScalarStyle.Plain, Value: "true" or "false" } flag => JsonValue.Create(flag.Value == "true"),
            YamlScalarNode { Style: ScalarStyle.Plain } plain when int.TryParse(plain.Value, out var number) => JsonValue.Create(number),
            YamlScalarNode text => JsonValue.Create(text.Value ?? ""),
            _ => throw new ArgumentException($"{node.NodeType} has no form in JSON", nameof(node)),
        };

    private static IEnumerable<JsonProperty> Properties(string schema, string definition)
    {
        var file = Path.GetFullPath(Path.Combine(AppContext.BaseDirectory, "../../../../../content/schemas", $"{schema}.schema.json"));
        var root = JsonDocument.Parse(File.ReadAllText(file)).RootElement;
        return (definition.Length == 0 ? root : root.GetProperty("$defs").GetProperty(definition))
            .GetProperty("properties")
            .EnumerateObject();
    }
}
