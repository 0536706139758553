using System.Text.Json.Serialization;
using Site.Pages;

namespace Site.Output;

/// <summary>How <c>site.json</c> is written, known when the program is compiled. See <see cref="Search.SearchJson"/>.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(SiteIndex))]
internal sealed partial class SiteJson : JsonSerializerContext;
