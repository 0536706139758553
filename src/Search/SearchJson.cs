using System.Text.Json;
using System.Text.Json.Serialization;

namespace Site.Search;

/// <summary>
/// How the index is written as JSON, known when the program is compiled. Finding it out when the program runs takes as long as changing the
/// index after an edit.
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
