using System.Text.Json;
using System.Text.Json.Nodes;
using Site.Processes;

namespace Site.Tests;

/// <summary>What a reader's browser does with the engine in the page, in Node: without a page, and without a guest.</summary>
public sealed class EmulatedMachines
{
    private static readonly TimeSpan TimeLimit = TimeSpan.FromMinutes(2);

    /// <summary>How far apart two readings of a time stamp may be on a busy machine, in seconds.</summary>
    private const double Close = 60;

    [Fact]
    public async Task Responses_are_read_whatever_the_pieces_they_come_in()
    {
        var readings = (await NodeAsync("responses")).Deserialize<JsonElement[][]>()!;

        Assert.Equal(3, readings.Length);
        Assert.All(
            readings,
            responses =>
                Assert.Equal(
                    [(200, "[\"é\", 1]"), (204, ""), (404, "{\"none\":1}")],
                    responses.Select(response => (response.GetProperty("status").GetInt32(), response.GetProperty("body").GetString()!))
                )
        );
    }

    [Fact]
    public async Task A_restored_machine_goes_on_where_the_kept_one_was_with_what_was_compiled_and_its_clock()
    {
        var said = await NodeAsync("snapshot");
        var (kept, restored, later) = (said["kept"]!, said["restored"]!, said["later"]!);

        Assert.NotEqual(0, Number(kept, "count"));
        Assert.Equal(Number(kept, "count"), Number(restored, "count"));
        Assert.NotEqual(Number(kept, "count"), Number(later, "count"));

        Assert.NotEqual(0, Number(kept, "functions"));
        Assert.Equal(Number(kept, "functions"), Number(restored, "functions"));
        Assert.Equal(0, Number(restored, "left"));

        Assert.InRange(Number(restored, "stamp"), Number(kept, "stamp"), Number(kept, "stamp") + Close);
        Assert.InRange(Number(later, "stamp"), Number(restored, "stamp"), Number(restored, "stamp") + Close);
    }

    private static double Number(JsonNode node, string name) => node[name]!.GetValue<double>();

    private static async Task<JsonNode> NodeAsync(string command)
    {
        var here = SearchFixture.Here();
        var run = await HostProcess.RunAsync(
            HostCommand.Of("node", Path.Combine(here, "engine.mjs"), Path.Combine(here, "../../theme"), command),
            TimeLimit,
            ct: TestContext.Current.CancellationToken
        );
        Assert.True(run.ExitCode == 0, run.Text);

        // v86 notes on standard error that the state has no memory.
        return JsonNode.Parse(run.Text.TrimEnd().Split('\n')[^1])!;
    }
}
