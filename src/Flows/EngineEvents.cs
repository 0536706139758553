using System.Text.Json;

namespace Site.Flows;

/// <summary>Reads the answer to <c>GET /events</c>: one JSON document per line.</summary>
public static class EngineEvents
{
    private const int NanosecondsPerTick = 100;

    /// <param name="began">The start of the step.</param>
    /// <returns>The events since the start of the step, in their order. Lines that are not events are left out.</returns>
    public static IReadOnlyList<EngineEvent> Read(string text, DateTimeOffset began) =>
        [
            .. text.Split('\n', StringSplitOptions.RemoveEmptyEntries)
                .Select(line => Event(line, began))
                .OfType<EngineEvent>()
                .Where(found => found.At >= TimeSpan.Zero),
        ];

    private static EngineEvent? Event(string line, DateTimeOffset began)
    {
        try
        {
            var json = JsonDocument.Parse(line).RootElement;
            var actor = json.GetProperty("Actor");
            var at = DateTimeOffset.UnixEpoch.AddTicks(json.GetProperty("timeNano").GetInt64() / NanosecondsPerTick);
            return new EngineEvent(
                at - began,
                json.GetProperty("Type").GetString() ?? "",
                json.GetProperty("Action").GetString() ?? "",
                actor.GetProperty("ID").GetString() ?? "",
                Attribute(actor, "name"),
                Attribute(actor, "exitCode")
            );
        }
        catch (Exception fault) when (fault is JsonException or KeyNotFoundException or InvalidOperationException or FormatException)
        {
            return null;
        }
    }

    private static string? Attribute(JsonElement actor, string name) =>
        actor.TryGetProperty("Attributes", out var attributes) && attributes.TryGetProperty(name, out var value) ? value.GetString() : null;
}
