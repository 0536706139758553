using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using Site.Processes;

namespace Site.Recordings;

/// <summary>The file format of recordings: JSON that is easy to read in a diff.</summary>
internal static partial class RecordingFile
{
    /// <summary>Far more than any run takes. A longer time is a mistake in the file.</summary>
    private static readonly TimeSpan LongestRun = TimeSpan.FromDays(1);

    private static readonly JsonSerializerOptions Options = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        WriteIndented = true,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new ChunkConverter(), new SecondsConverter() },
        TypeInfoResolver = RecordingJson.Default,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        RespectRequiredConstructorParameters = true,
        RespectNullableAnnotations = true,
    };

    /// <exception cref="JsonException">
    /// The text does not have the format that <see cref="Write"/> writes. The exception has the line and position.
    /// </exception>
    public static T Read<T>(string text) =>
        JsonSerializer.Deserialize(text, TypeOf<T>()) ?? throw new JsonException("the file contains null");

    public static string Write<T>(T value) => JsonSerializer.Serialize(value, TypeOf<T>()) + "\n";

    private static JsonTypeInfo<T> TypeOf<T>() => (JsonTypeInfo<T>)Options.GetTypeInfo(typeof(T));

    /// <exception cref="JsonException">The time is negative or longer than a day.</exception>
    private static TimeSpan Time(double seconds) =>
        seconds >= 0 && seconds < LongestRun.TotalSeconds
            ? TimeSpan.FromSeconds(seconds)
            : throw new JsonException("a time must be at least 0 seconds and less than a day");

    /// <summary>Writes times in seconds, rounded to milliseconds.</summary>
    private sealed class SecondsConverter : JsonConverter<TimeSpan>
    {
        public override TimeSpan Read(ref Utf8JsonReader reader, Type type, JsonSerializerOptions options) => Time(reader.GetDouble());

        public override void Write(Utf8JsonWriter writer, TimeSpan time, JsonSerializerOptions options) =>
            writer.WriteNumberValue(Math.Round(time.TotalSeconds, 3));
    }

    /// <summary>
    /// Writes a chunk as one line, <c>[seconds, text]</c>, as asciicast does. If it is known to be from standard error, the line ends with
    /// <c>"stderr"</c>.
    /// </summary>
    private sealed class ChunkConverter : JsonConverter<OutputChunk>
    {
        public override OutputChunk Read(ref Utf8JsonReader reader, Type type, JsonSerializerOptions options)
        {
            var pair = JsonElement.ParseValue(ref reader);
            if (pair.GetArrayLength() < 2)
            {
                throw new JsonException("a chunk must have the form [seconds, text]");
            }

            return new OutputChunk(Time(pair[0].GetDouble()), pair[1].GetString() ?? "", IsError: pair.GetArrayLength() > 2);
        }

        public override void Write(Utf8JsonWriter writer, OutputChunk chunk, JsonSerializerOptions options)
        {
            var seconds = Math.Round(chunk.At.TotalSeconds, 3).ToString(CultureInfo.InvariantCulture);
            var text = JsonEncodedText.Encode(chunk.Text, options.Encoder);
            writer.WriteRawValue($"\n      [{seconds}, \"{text}\"{(chunk.IsError ? ", \"stderr\"" : "")}]");
        }
    }

    [JsonSerializable(typeof(Recording))]
    [JsonSerializable(typeof(SortedDictionary<string, SortedDictionary<string, Verified>>))]
    private sealed partial class RecordingJson : JsonSerializerContext;
}
