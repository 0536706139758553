using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Site.Pages;
using Site.Rendering;

namespace Site.Output;

/// <summary>
/// What a lesson's page loads only when a reader asks for it: scripts, since pages opened from disk can load nothing else. One
/// entry a line, for those who open the file itself.
/// </summary>
internal static class LessonScripts
{
    private static readonly JsonSerializerOptions Json = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static IEnumerable<(PagePath Path, ReadOnlyMemory<byte> Content)> Of(SitePlan plan) =>
    [
        .. plan.Names.Select(list => (list.Path, Script("drydockNames", list.Notes.Select(note => new[] { note.Signature, note.Summary })))),
        .. plan.Calls.Select(calls => (calls.Path, Script("drydockCalls", calls.All.Select(ApiCalls.Text)))),
    ];

    private static ReadOnlyMemory<byte> Script<T>(string name, IEnumerable<T> entries) =>
        Encoding.UTF8.GetBytes($"var {name} = [\n{string.Join(",\n", entries.Select(entry => JsonSerializer.Serialize(entry, Json)))}\n];\n");
}
