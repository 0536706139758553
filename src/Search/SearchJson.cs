using System.Text.Encodings.Web;
using System.Text.Json;

namespace Site.Search;

/// <summary>
/// Writes and reads the values of which the index consists: texts, of which postings are some, numbers, and lists of them. The usual serializer
/// would first have to find out how, which takes a build after an edit a noticeable part of its time.
/// </summary>
internal static class SearchJson
{
    public static Utf8JsonWriter Writer(Stream stream) =>
        new(stream, new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true });

    public static void Write(Utf8JsonWriter json, object value)
    {
        switch (value)
        {
            case string text:
                json.WriteStringValue(text);
                break;
            case Postings postings:
                json.WriteStringValue(postings.Utf8);
                break;
            case int number:
                json.WriteNumberValue(number);
                break;
            case object[] list:
                json.WriteStartArray();
                foreach (var item in list)
                {
                    Write(json, item);
                }

                json.WriteEndArray();
                break;
            default:
                throw new ArgumentException($"An index has no {value.GetType().Name}", nameof(value));
        }
    }

    /// <summary>Reads the value at which the reader is; a list as an array of objects.</summary>
    public static object Read(ref Utf8JsonReader json)
    {
        switch (json.TokenType)
        {
            case JsonTokenType.String:
                return json.GetString()!;
            case JsonTokenType.Number:
                return json.GetInt32();
            default:
                var list = new List<object>();
                while (json.Read() && json.TokenType != JsonTokenType.EndArray)
                {
                    list.Add(Read(ref json));
                }

                return list.ToArray();
        }
    }

    /// <summary>Reads one value.</summary>
    public static object Read(ReadOnlySpan<byte> text)
    {
        var json = new Utf8JsonReader(text);
        json.Read();
        return Read(ref json);
    }
}
