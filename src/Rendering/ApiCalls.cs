using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.RegularExpressions;
using Site.EngineApi;

namespace Site.Rendering;

/// <summary>Formats Engine API calls for readers.</summary>
public static partial class ApiCalls
{
    private static readonly JsonWriterOptions Layout = new()
    {
        Indented = true,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>The path and query, with URL escapes decoded and each 64-digit id cut to the 12 digits that the client prints.</summary>
    public static string Path(ApiCall call) => WithShortIds(Uri.UnescapeDataString(call.Path));

    /// <summary>A text with each 64-digit id cut to its first 12 digits.</summary>
    public static string WithShortIds(string text) => LongId().Replace(text, "$1…");

    /// <summary>The body as indented JSON. A body that was cut, or that has several JSON documents, is shown as it was sent.</summary>
    public static string Text(ApiBody body)
    {
        try
        {
            var json = new ArrayBufferWriter<byte>();
            using (var writer = new Utf8JsonWriter(json, Layout))
            {
                JsonElement.Parse(body.Text!).WriteTo(writer);
            }

            return Encoding.UTF8.GetString(json.WrittenSpan);
        }
        catch (JsonException)
        {
            return body.Text!.ReplaceLineEndings("\n").TrimEnd('\n');
        }
    }

    [GeneratedRegex("([0-9a-f]{12})[0-9a-f]{52}")]
    private static partial Regex LongId();
}
