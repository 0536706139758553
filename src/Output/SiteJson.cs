using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Site.Pages;

namespace Site.Output;

/// <summary>
/// How <c>site.json</c> is written, known when the program is compiled. See <see cref="Search.SearchJson"/>. What the usual options would ask
/// for is only known at run time, so the writer has them.
/// </summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    GenerationMode = JsonSourceGenerationMode.Serialization
)]
[JsonSerializable(typeof(SiteIndex))]
internal sealed partial class SiteJson : JsonSerializerContext
{
    private static readonly JsonWriterOptions Layout = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Indented = true,
        NewLine = "\n",
    };

    public static ReadOnlyMemory<byte> Write(SiteIndex index)
    {
        var json = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(json, Layout))
        {
            Default.SiteIndex.SerializeHandler!(writer, index);
        }

        json.Write("\n"u8);
        return json.WrittenMemory;
    }
}
