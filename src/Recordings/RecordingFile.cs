using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Site.Processes;

namespace Site.Recordings;

/// <summary>How recordings stand on disk: JSON that reads well in a diff.</summary>
internal static class RecordingFile
{
    /// <summary>Far more than any run takes: a longer time is a mistake in the file.</summary>
    private static readonly TimeSpan LongestRun = TimeSpan.FromDays(1);

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

    /// <exception cref="JsonException">It is no time that a run can take.</exception>
    private static TimeSpan Time(double seconds) =>
        seconds >= 0 && seconds < LongestRun.TotalSeconds
            ? TimeSpan.FromSeconds(seconds)
            : throw new JsonException("no time that a run can take");

    /// <summary>Times are in seconds, to the millisecond.</summary>
    private sealed class SecondsConverter : JsonConverter<TimeSpan>
    {
        public override TimeSpan Read(ref Utf8JsonReader reader, Type type, JsonSerializerOptions options) => Time(reader.GetDouble());

        public override void Write(Utf8JsonWriter writer, TimeSpan time, JsonSerializerOptions options) =>
            writer.WriteNumberValue(Math.Round(time.TotalSeconds, 3));
    }

    /// <summary>A chunk is one line, <c>[seconds, text]</c>, as in asciicast; standard error, where it is told apart, adds a word.</summary>
    private sealed class ChunkConverter : JsonConverter<OutputChunk>
    {
        public override OutputChunk Read(ref Utf8JsonReader reader, Type type, JsonSerializerOptions options)
        {
            var pair = JsonElement.ParseValue(ref reader);
            if (pair.GetArrayLength() < 2)
            {
                throw new JsonException("a chunk is [seconds, text]");
            }

            return new OutputChunk(Time(pair[0].GetDouble()), pair[1].GetString() ?? "", IsError: pair.GetArrayLength() > 2);
        }

        public override void Write(Utf8JsonWriter writer, OutputChunk chunk, JsonSerializerOptions options)
        {
            var seconds = JsonSerializer.Serialize(Math.Round(chunk.At.TotalSeconds, 3));
            var text = JsonSerializer.Serialize(chunk.Text, options);
            writer.WriteRawValue($"\n      [{seconds}, {text}{(chunk.IsError ? ", \"stderr\"" : "")}]");
        }
    }
}
