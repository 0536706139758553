using System.Text.Json;
using System.Text.Json.Serialization;

namespace Site.Search;

/// <summary>
/// How the index is written as JSON, known when the program is compiled. A build after an edit would otherwise spend a noticeable part of its
/// time on finding it out.
/// </summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull
)]
[JsonSerializable(typeof(SearchHead))]
[JsonSerializable(typeof(object[]))]
[JsonSerializable(typeof(string[]))]
[JsonSerializable(typeof(JsonElement))]
internal sealed partial class SearchJson : JsonSerializerContext;
