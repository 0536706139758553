using System.Text.Json.Nodes;
using Site.Output;
using Site.Pages;
using Site.Processes;
using Site.Recordings;

namespace Site.Tests;

/// <summary>The script with the output of other engines, which a lesson's page loads when a reader chooses another engine.</summary>
public sealed class OutputScripts
{
    private static readonly Badge Engine = new("forky", "28.5.2", new DateOnly(2026, 11, 24));

    [Theory]
    [InlineData("plain\n", "plain\n")]
    [InlineData("`+globalThis.hacked+`", "`+globalThis.hacked+`")]
    [InlineData("${globalThis.hacked} $ {x} \\${y}", "${globalThis.hacked} $ {x} \\${y}")]
    [InlineData("C:\\new\\`", "C:\\new\\`")]
    [InlineData("one\r\ntwo\rTWO\n", "one\nTWO\n")]
    [InlineData("</script>\u2028 镜像", "</script>\u27e8U+2028\u27e9 镜像")]
    public async Task A_text_comes_out_as_it_was_shown(string printed, string shown)
    {
        var outputs = new EngineOutputs(new PagePath("outputs.js"), [("run", Of(printed))]);

        var read = await ReadAsync(outputs);

        Assert.Equal(shown, string.Concat(read[0]![1]!.AsArray().Select(piece => piece![1]!.GetValue<string>())));
    }

    [Fact]
    public async Task Colours_go_by_their_classes_and_each_output_by_its_place()
    {
        var (first, second) = (Of("one"), Of("\u001b[31mred\u001b[0m"));
        var outputs = new EngineOutputs(new PagePath("outputs.js"), [("a", first), ("b", second), ("c", first)]);

        var read = await ReadAsync(outputs);

        Assert.Equal("""[["a",[["","one"]]],["b",[["a-f1","red"]]]]""", read.ToJsonString());
        Assert.Equal((0, 1), (outputs.IndexOf(first), outputs.IndexOf(second)));
    }

    private static OtherOutput Of(string printed) =>
        new(Engine, new RunOutput([new OutputChunk(TimeSpan.Zero, printed)], ExitCode: 0, Cut: false));

    private static async Task<JsonNode> ReadAsync(EngineOutputs outputs)
    {
        var script = Path.GetTempFileName();
        try
        {
            await File.WriteAllBytesAsync(script, LessonScripts.Outputs(outputs).ToArray(), TestContext.Current.CancellationToken);
            var run = await HostProcess.RunAsync(
                HostCommand.Of(
                    "node",
                    "-e",
                    "require('vm').runInThisContext(require('fs').readFileSync(process.argv[1], 'utf8')); console.log(JSON.stringify(drydockOutputs))",
                    script
                ),
                TimeSpan.FromMinutes(1),
                outputLimit: 64 * 1024,
                ct: TestContext.Current.CancellationToken
            );
            Assert.True(run.ExitCode == 0, run.Text);
            return JsonNode.Parse(run.Text)!;
        }
        finally
        {
            File.Delete(script);
        }
    }
}
