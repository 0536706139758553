using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.RegularExpressions;
using Site.EngineApi;

namespace Site.Rendering;

/// <summary>Engine API calls as a reader reads them.</summary>
public static partial class ApiCalls
{
    private static readonly JsonSerializerOptions Indented = new()
    {
        WriteIndented = true,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>The path with its query as it was meant, and each long id as short as the client prints it.</summary>
    public static string Path(ApiCall call) => LongId().Replace(Uri.UnescapeDataString(call.Path), "$1…");

    /// <summary>JSON with its indents; what is cut, or is several documents, stays as it came.</summary>
    public static string Text(ApiBody body)
    {
        try
        {
            return JsonSerializer.Serialize(JsonSerializer.Deserialize<JsonElement>(body.Text!), Indented);
        }
        catch (JsonException)
        {
            return body.Text!.ReplaceLineEndings("\n").TrimEnd('\n');
        }
    }

    [GeneratedRegex("([0-9a-f]{12})[0-9a-f]{52}")]
    private static partial Regex LongId();
}
