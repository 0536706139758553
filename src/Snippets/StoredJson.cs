using System.Text.Json.Serialization;

namespace Site.Snippets;

/// <summary>How the stores are written and read, known when the program is compiled.</summary>
[JsonSerializable(typeof(StoredSnippets))]
[JsonSerializable(typeof(List<CompiledSnippet>))]
internal sealed partial class StoredJson : JsonSerializerContext;
