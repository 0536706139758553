using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Site.Pages;

namespace Site.Output;

/// <summary>
/// What there is to say of the names in a lesson's programs, in a script that a page loads when a reader first asks: pages
/// opened from disk can load nothing else. One name a line, for those who open the file itself.
/// </summary>
internal static class NameScripts
{
    private static readonly JsonSerializerOptions Json = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static IEnumerable<(PagePath Path, ReadOnlyMemory<byte> Content)> Of(SitePlan plan) =>
        plan.Names.Select(list => (list.Path, (ReadOnlyMemory<byte>)Encoding.UTF8.GetBytes(
            $"var drydockNames = [\n{string.Join(",\n", list.Notes.Select(note => JsonSerializer.Serialize<string[]>([note.Signature, note.Summary], Json)))}\n];\n")));
}
