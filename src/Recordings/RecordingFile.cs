using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Site.Processes;

namespace Site.Recordings;

/// <summary>How recordings stand on disk: JSON that reads well in a diff.</summary>
internal static class RecordingFile
{
    private static readonly JsonSerializerOptions Options = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        WriteIndented = true,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new ChunkConverter(), new SecondsConverter() },
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        RespectRequiredConstructorParameters = true,
        RespectNullableAnnotations = true,
    };

    /// <exception cref="JsonException">The text is not what <see cref="Write"/> writes; the exception has the place.</exception>
    public static T Read<T>(string text) => JsonSerializer.Deserialize<T>(text, Options) ?? throw new JsonException("the file holds null");

    public static string Write<T>(T value) => JsonSerializer.Serialize(value, Options) + "\n";

    /// <summary>Times are in seconds, to the millisecond.</summary>
    private sealed class SecondsConverter : JsonConverter<TimeSpan>
    {
        public override TimeSpan Read(ref Utf8JsonReader reader, Type type, JsonSerializerOptions options) => TimeSpan.FromSeconds(reader.GetDouble());

        public override void Write(Utf8JsonWriter writer, TimeSpan time, JsonSerializerOptions options) =>
            writer.WriteNumberValue(Math.Round(time.TotalSeconds, 3));
    }

    /// <summary>A chunk is one line, <c>[seconds, text]</c>, as in asciicast; standard error, where it is told apart, adds a word.</summary>
    private sealed class ChunkConverter : JsonConverter<OutputChunk>
    {
        public override OutputChunk Read(ref Utf8JsonReader reader, Type type, JsonSerializerOptions options)
        {
            var pair = JsonElement.ParseValue(ref reader);
            return new OutputChunk(TimeSpan.FromSeconds(pair[0].GetDouble()), pair[1].GetString() ?? "", IsError: pair.GetArrayLength() > 2);
        }

        public override void Write(Utf8JsonWriter writer, OutputChunk chunk, JsonSerializerOptions options) =>
            writer.WriteRawValue($"\n      [{JsonSerializer.Serialize(Math.Round(chunk.At.TotalSeconds, 3))}, {JsonSerializer.Serialize(chunk.Text, options)}{(chunk.IsError ? ", \"stderr\"" : "")}]");
    }
}
