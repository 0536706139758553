using System.Text.Json;

namespace Site.Tests;

/// <summary>A machine in the page runs as long as somebody sees it or may wait for its command, and no longer.</summary>
public sealed class HiddenPages
{
    [Fact]
    public async Task A_machine_stands_still_when_nobody_sees_it_but_not_before_its_command_had_a_minute()
    {
        var said = (await ThemeCode.RunAsync("hidden-page.mjs")).Deserialize<string[]>()!;

        Assert.Equal(
            [
                "a minute: runs, 60 s",
                "hidden at the prompt: stands still, 60 s",
                "an hour later: stands still, 60 s",
                "shown again: runs, 120 s",
                "hidden with a command, just under a minute: runs, 179.999 s",
                "a whole minute: stands still, 180 s",
                "an hour later: stands still, 180 s",
                "shown again: runs, 240 s",
                "hidden with a command, half a minute: runs, 270 s",
                "the command ends: stands still, 270 s",
                "shown, and hidden with a command for half a minute: runs, 300 s",
                "shown in time, two minutes: runs, 420 s",
                "hidden, two minutes, while another page is shown: runs, 540 s",
                "the other page is hidden, too: stands still, 540 s",
            ],
            said
        );
    }
}
