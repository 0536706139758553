using System.Text.Json;
using System.Text.Json.Serialization;

namespace Site.Search;

/// <summary>
/// A term of the index with how often it occurs in each document, by field. In JSON it is the term, and an object of objects whose keys are the
/// numbers of the fields and documents: <c>["image", {"0": {"3": 1}}]</c>.
/// </summary>
/// <param name="fields">How many fields documents have.</param>
[JsonConverter(typeof(Converter))]
internal sealed class IndexedTerm(string text, int fields)
{
    private readonly List<(int Document, int Count)>?[] _fields = new List<(int Document, int Count)>?[fields];

    public string Text { get; } = text;

    /// <summary>Adds a document, which comes after those that were added before.</summary>
    public void Add(int field, int document, int count) => (_fields[field] ??= []).Add((document, count));

    private sealed class Converter : JsonConverter<IndexedTerm>
    {
        public override IndexedTerm Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            throw new NotSupportedException();

        public override void Write(Utf8JsonWriter writer, IndexedTerm value, JsonSerializerOptions options)
        {
            writer.WriteStartArray();
            writer.WriteStringValue(value.Text);
            writer.WriteStartObject();
            for (var field = 0; field < value._fields.Length; field++)
            {
                if (value._fields[field] is { } documents)
                {
                    WriteName(writer, field);
                    writer.WriteStartObject();
                    foreach (var (document, count) in documents)
                    {
                        WriteName(writer, document);
                        writer.WriteNumberValue(count);
                    }

                    writer.WriteEndObject();
                }
            }

            writer.WriteEndObject();
            writer.WriteEndArray();
        }

        private static void WriteName(Utf8JsonWriter writer, int number)
        {
            Span<byte> digits = stackalloc byte[11];
            number.TryFormat(digits, out var length);
            writer.WritePropertyName(digits[..length]);
        }
    }
}
