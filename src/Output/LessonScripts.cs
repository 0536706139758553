using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Site.Pages;
using Site.Recordings;
using Site.Rendering;
using Site.Rendering.Terminals;

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
            .. plan.Names.Select(list =>
                (list.Path, Script("drydockNames", list.Notes.Select(note => Entry(new[] { note.Signature, note.Summary }))))
            ),
            .. plan.Calls.Select(calls => (calls.Path, Script("drydockCalls", calls.All.Select(body => Entry(ApiCalls.Text(body)))))),
            .. plan.Outputs.Select(outputs => (outputs.Path, Outputs(outputs))),
        ];

    public static ReadOnlyMemory<byte> Outputs(EngineOutputs outputs) => Script("drydockOutputs", outputs.All.Select(Lines));

    private static ReadOnlyMemory<byte> Script(string name, IEnumerable<string> entries) =>
        Encoding.UTF8.GetBytes($"var {name} = [\n{string.Join(",\n", entries)}\n];\n");

    private static string Entry<T>(T entry) => JsonSerializer.Serialize(entry, Json);

    /// <summary>An output as the page shows it, by the classes of its pieces. Its lines stay lines: without scripts the file is what one reads.</summary>
    private static string Lines((string Title, OtherOutput Output) other) =>
        $"[{Entry(other.Title)}, [{string.Join(", ", Ansi.Read(other.Output.Output.Text).Select(span => $"[\"{span.Style.Classes}\", {Template(span.Text)}]"))}]]";

    /// <summary>What <see cref="Ansi"/> gives has no carriage returns, the one character that a template changes.</summary>
    private static string Template(string text) =>
        $"`{text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("`", "\\`", StringComparison.Ordinal).Replace("${", "\\${", StringComparison.Ordinal)}`";
}
