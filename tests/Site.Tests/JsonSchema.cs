using System.Text.Json;
using Json.Schema;

namespace Site.Tests;

/// <summary>One of the JSON schemas of the course.</summary>
internal sealed class JsonSchema
{
    private static readonly EvaluationOptions Options = new() { OutputFormat = OutputFormat.List, RequireFormatValidation = true };

    private readonly Json.Schema.JsonSchema _schema;

    private JsonSchema(string text) => _schema = Json.Schema.JsonSchema.FromText(text);

    public static JsonSchema Of(string name) =>
        new(
            File.ReadAllText(
                Path.GetFullPath(Path.Combine(AppContext.BaseDirectory, "../../../../../content/schemas", $"{name}.schema.json"))
            )
        );

    /// <summary>The places where a document violates the schema, each with its path.</summary>
    public IReadOnlyList<string> Faults(string json)
    {
        using var document = JsonDocument.Parse(json);
        var results = _schema.Evaluate(document.RootElement, Options);
        return results.IsValid
            ? []
            :
            [
                .. (results.Details ?? [])
                    .Append(results)
                    .SelectMany(part => (part.Errors ?? []).Select(error => $"{part.InstanceLocation}: {error.Value}"))
                    .DefaultIfEmpty("The schema does not hold"),
            ];
    }
}
