using System.Text.Json;

namespace Site.Tests;

/// <summary>The schemas that editors use name what the readers know, no more and no less.</summary>
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
    public async Task A_schema_has_the_keys_that_the_reader_names(string schema, string definition, string file, string old, string fresh)
    {
        using var course = new CourseFixture().Replace(file, old, fresh);
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
    public async Task A_schema_has_the_words_that_the_reader_names(string definition, string key)
    {
        var (old, indent) = definition.Length == 0 ? ("minutes", "") : ("    shell", "    ");
        using var course = new CourseFixture().Replace("lessons/first/lesson.yml", old, $"{indent}{key}: bogus\n{old}");
        var error = Assert.Single(await course.ErrorsAsync(), error => error.Contains("`bogus`", StringComparison.Ordinal));
        var known = error[(error.IndexOf("use one of: ", StringComparison.Ordinal) + "use one of: ".Length)..].Split(", ");

        var words = Properties("lesson", definition).Single(property => property.Name == key).Value.GetProperty("enum").EnumerateArray();
        Assert.Equal(known.Order(), words.Select(word => word.GetString()).Order());
    }

    private static IEnumerable<JsonProperty> Properties(string schema, string definition)
    {
        var file = Path.GetFullPath(Path.Combine(AppContext.BaseDirectory, "../../../../../content/schemas", $"{schema}.schema.json"));
        var root = JsonDocument.Parse(File.ReadAllText(file)).RootElement;
        return (definition.Length == 0 ? root : root.GetProperty("$defs").GetProperty(definition))
            .GetProperty("properties")
            .EnumerateObject();
    }
}
