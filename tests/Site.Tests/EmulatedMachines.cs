using System.Text.Json;
using System.Text.Json.Nodes;

namespace Site.Tests;

/// <summary>What a reader's browser does with the engine in the page, in Node: without a page, and without a guest.</summary>
public sealed class EmulatedMachines
{
    /// <summary>How far apart two readings of a time stamp may be on a busy machine, in seconds.</summary>
    private const double Close = 60;

    [Fact]
    public async Task Responses_are_read_whatever_the_pieces_they_come_in()
    {
        var readings = (await ThemeCode.RunAsync("engine.mjs", "responses")).Deserialize<JsonElement[][]>()!;

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
        var said = await ThemeCode.RunAsync("engine.mjs", "snapshot");
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

    [Fact]
    public async Task A_program_writes_the_same_with_shortened_code()
    {
        var said = await ThemeCode.RunAsync("engine.mjs", "accesses");

        Assert.NotEqual(0, Number(said, "shortened"));
        Assert.Equal(said["plain"]!.GetValue<string>(), said["short"]!.GetValue<string>());
    }

    [Fact]
    public async Task An_idle_machine_waits_longer_between_its_turns_until_something_wakes_it()
    {
        var waits = await ThemeCode.RunAsync("engine.mjs", "ticks");

        Assert.Equal((40, 4, 0), (Number(waits, "idle"), Number(waits, "busy"), Number(waits, "woken")));
    }

    private static double Number(JsonNode node, string name) => node[name]!.GetValue<double>();
}
