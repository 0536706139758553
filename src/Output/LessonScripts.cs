using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Site.Pages;
using Site.Recordings;
using Site.Rendering;
using Site.Rendering.Terminals;

namespace Site.Output;

/// <summary>
/// Makes the files that a lesson's page only loads when the reader opens something. They are scripts, because a page that was opened from
/// disk can load nothing else. They have one entry per line, for readers who open the file itself.
/// </summary>
internal static class LessonScripts
{
    public static IEnumerable<(PagePath Path, Func<ReadOnlyMemory<byte>> Content)> Of(SitePlan plan) =>
        [
            .. plan.Names.Select(list => (list.Path, (Func<ReadOnlyMemory<byte>>)(() => Names(list)))),
            .. plan.Calls.Select(calls => (calls.Path, (Func<ReadOnlyMemory<byte>>)(() => Calls(calls)))),
            .. plan.Outputs.Select(outputs => (outputs.Path, (Func<ReadOnlyMemory<byte>>)(() => Outputs(outputs)))),
        ];

    private static ReadOnlyMemory<byte> Calls(CallBodies calls) =>
        Script("drydockCalls", calls.All.Select(body => Entry(ApiCalls.Text(body))));

    public static ReadOnlyMemory<byte> Outputs(EngineOutputs outputs) => Script("drydockOutputs", outputs.All.Select(Lines));

    /// <summary>The notes, and then where each program has names: pairs of the place of a name and the index of its note.</summary>
    public static ReadOnlyMemory<byte> Names(NameList list)
    {
        var notes = Script("drydockNames", list.Notes.Select(note => $"[{Entry(note.Signature)},{Entry(note.Summary)}]"));
        var programs = list
            .Programs.OrderBy(program => program.Key, StringComparer.Ordinal)
            .Select(program => $"{Entry(program.Key)}: {{{string.Join(',', program.Value.Select(name => $"{name.Offset}:{name.Note}"))}}}");
        return (byte[])[.. notes.Span, .. Encoding.UTF8.GetBytes($"var drydockPlaces = {{\n{string.Join(",\n", programs)}\n}};\n")];
    }

    private static ReadOnlyMemory<byte> Script(string name, IEnumerable<string> entries) =>
        Encoding.UTF8.GetBytes($"var {name} = [\n{string.Join(",\n", entries)}\n];\n");

    private static string Entry(string text) => $"\"{JsonEncodedText.Encode(text, JavaScriptEncoder.UnsafeRelaxedJsonEscaping)}\"";

    /// <summary>
    /// An output as pairs of CSS classes and text. Line breaks are kept, because a reader without JavaScript reads this file instead.
    /// </summary>
    private static string Lines((string Title, OtherOutput Output) other)
    {
        var spans = Ansi.Read(other.Output.Output.Text).Select(span => $"[\"{span.Style.Classes}\", {Template(span.Text)}]");
        return $"[{Entry(other.Title)}, [{string.Join(", ", spans)}]]";
    }

    /// <summary>
    /// A JavaScript template literal. Template literals change carriage returns, but the text that <see cref="Ansi"/> returns has none.
    /// </summary>
    private static string Template(string text)
    {
        var escaped = text.Replace("\\", "\\\\", StringComparison.Ordinal)
            .Replace("`", "\\`", StringComparison.Ordinal)
            .Replace("${", "\\${", StringComparison.Ordinal);
        return $"`{escaped}`";
    }
}
