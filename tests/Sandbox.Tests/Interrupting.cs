using Site.Processes;

namespace Site.Sandbox.Tests;

/// <summary>Ctrl-C.</summary>
[Collection(nameof(Alone))]
public sealed class Interrupting(Sandboxes sandboxes)
{
    private const int Interrupted = 130;
    private const string Signals = "grep SigIgn /proc/self/status";

    /// <summary>Less than the ten seconds after which a first Ctrl-C ends the program in any case.</summary>
    private static readonly TimeSpan AtOnce = TimeSpan.FromSeconds(7);
    private static readonly string[] Sandbox = ["sandbox", "--content", Sandboxes.Content, "--", "sh", "-c"];

    [Fact]
    public async Task Once_it_cleans_up()
    {
        _ = sandboxes.Template;
        var before = await HostSnapshot.TakeAsync();
        using var program = ThisProgram.Start([.. Sandbox, "echo up; sleep 98765"]);
        await program.WaitForLineAsync("up");
        await program.SignalAsync("INT");

        Assert.Equal(Interrupted, await program.EndAsync());
        await before.ComesBackAsync();
    }

    /// <summary>
    /// A program that bash starts in the background ignores Ctrl-C from its start, and so does everything that it starts.
    /// </summary>
    [Fact]
    public async Task Started_with_it_ignored_it_cleans_up_all_the_same()
    {
        _ = sandboxes.Template;
        var before = await HostSnapshot.TakeAsync();
        using var program = ThisProgram.StartIgnoring("INT QUIT HUP", [.. Sandbox, "echo up; sleep 98765"]);
        await program.WaitForLineAsync("up");
        await program.SignalAsync("INT");

        Assert.Equal(Interrupted, await program.EndAsync());
        await before.ComesBackAsync();
    }

    [Fact]
    public async Task Started_with_hangups_ignored_it_outlives_its_terminal()
    {
        _ = sandboxes.Template;
        using var program = ThisProgram.StartIgnoring("HUP", [.. Sandbox, "echo up; until [ -f /tmp/let ]; do sleep 0.1; done; exit 7"]);
        await program.WaitForLineAsync("up");
        await program.SignalAsync("HUP");
        var init = ProcessTree.Find(program.Id, ProcessTree.Init)!.Value;
        await HostProcess.ReadAsync(
            HostCommand.Of("nsenter", "--target", $"{init}", "--user", "--mount", "touch", "/tmp/let"),
            ct: TestContext.Current.CancellationToken
        );

        Assert.Equal(7, await program.EndAsync());
    }

    [Fact]
    public async Task In_the_machine_every_signal_means_what_it_usually_does_whatever_we_ignore()
    {
        _ = sandboxes.Template;
        using var program = ThisProgram.StartIgnoring("INT QUIT HUP", [.. Sandbox, $"{Signals}; docker run --rm busybox {Signals}"]);
        var printed = await program.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);

        Assert.Equal(0, await program.EndAsync());
        Assert.Equal("SigIgn:\t0000000000000000\nSigIgn:\t0000000000000000\n", printed);
    }

    /// <summary>The sandbox is stopped with SIGSTOP, so that cleaning up would wait for seconds until it ends.</summary>
    [Fact]
    public async Task Twice_it_ends_without_waiting_for_the_machine()
    {
        _ = sandboxes.Template;
        var before = await HostSnapshot.TakeAsync();
        using var program = ThisProgram.Start([.. Sandbox, "echo up; sleep 98765"]);
        await program.WaitForLineAsync("up");
        var init = ProcessTree.Find(program.Id, ProcessTree.Init)!.Value;
        await OwnedProcess.SignalAsync("STOP", init);
        try
        {
            await program.SignalAsync("INT");
            await WaitForDeliveryAsync(program);
            await program.SignalAsync("INT");

            Assert.Equal(Interrupted, await program.EndAsync(AtOnce));
            Assert.True(Directory.Exists($"/proc/{init}"), "it waited for the machine's end");
        }
        finally
        {
            await OwnedProcess.SignalAsync("CONT", init);
        }

        await using (await sandboxes.StartAsync()) { }

        await before.ComesBackAsync();
    }

    /// <summary>Waits until a signal was delivered. A second one sent before that would be merged with it.</summary>
    private static async Task WaitForDeliveryAsync(OwnedProcess program)
    {
        var end = DateTime.UtcNow + AtOnce;
        while (!File.ReadLines($"/proc/{program.Id}/status").Contains("ShdPnd:\t0000000000000000"))
        {
            Assert.True(DateTime.UtcNow < end, "The signal was not delivered");
            await Task.Delay(10, TestContext.Current.CancellationToken);
        }
    }
}
