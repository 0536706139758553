using System.Globalization;
using System.Text.Json;

namespace Site.Tests;

/// <summary>As much of JSON Schema as our own schemas use; a keyword that is not known here is an error of the test.</summary>
internal sealed class JsonSchema
{
    private static readonly string[] Notes = ["$schema", "$defs", "title", "description"];
    private readonly JsonElement _root;

    private JsonSchema(JsonElement root) => _root = root;

    public static JsonSchema Of(string name) => new(JsonDocument.Parse(File.ReadAllText(
        Path.GetFullPath(Path.Combine(AppContext.BaseDirectory, "../../../../../content/schemas", $"{name}.schema.json")))).RootElement);

    /// <summary>What is not as the schema says, each with its path.</summary>
    public IReadOnlyList<string> Faults(string json) => [.. Faults(JsonDocument.Parse(json).RootElement, _root, "")];

    private IEnumerable<string> Faults(JsonElement value, JsonElement schema, string path) =>
        schema.EnumerateObject().Where(keyword => !Notes.Contains(keyword.Name)).SelectMany(keyword => keyword.Name switch
        {
            "$ref" => Faults(value, _root.GetProperty("$defs").GetProperty(keyword.Value.GetString()!["#/$defs/".Length..]), path),
            "type" => One(IsOfType(value, keyword.Value.GetString()!), $"{path} is no {keyword.Value}"),
            "enum" => One(keyword.Value.EnumerateArray().Any(word => JsonElement.DeepEquals(word, value)), $"{path} is {value}, none of {keyword.Value}"),
            "minimum" => One(value.ValueKind != JsonValueKind.Number || value.GetDouble() >= keyword.Value.GetDouble(), $"{path} is {value}, less than {keyword.Value}"),
            "format" => One(DateTimeOffset.TryParseExact(value.GetString(), "O", CultureInfo.InvariantCulture, DateTimeStyles.None, out _) || value.TryGetDateTimeOffset(out _), $"{path} is no time"),
            "required" => keyword.Value.EnumerateArray().Where(name => !value.TryGetProperty(name.GetString()!, out _)).Select(name => $"{path} has no {name}"),
            "properties" => keyword.Value.EnumerateObject().Where(property => value.TryGetProperty(property.Name, out _))
                .SelectMany(property => Faults(value.GetProperty(property.Name), property.Value, $"{path}/{property.Name}")),
            "additionalProperties" => value.EnumerateObject().Where(property => !schema.GetProperty("properties").TryGetProperty(property.Name, out _)).Select(property => $"{path} has {property.Name}"),
            "items" => value.EnumerateArray().SelectMany((item, index) => Faults(item, keyword.Value, $"{path}/{index}")),
            _ => throw new NotSupportedException(keyword.Name),
        });

    private static bool IsOfType(JsonElement value, string type) => type switch
    {
        "integer" => value.ValueKind == JsonValueKind.Number && value.TryGetInt64(out _),
        _ => value.ValueKind.ToString().Equals(type, StringComparison.OrdinalIgnoreCase),
    };

    private static string[] One(bool holds, string fault) => holds ? [] : [fault];
}
