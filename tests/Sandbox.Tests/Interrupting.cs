using System.Diagnostics;
using System.Globalization;
using Site.Processes;

namespace Site.Sandbox.Tests;

/// <summary>Ctrl-C.</summary>
[Collection(nameof(Alone))]
public sealed class Interrupting(Sandboxes sandboxes)
{
    private const int Interrupted = 130;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    [Fact]
    public async Task Once_it_cleans_up()
    {
        _ = sandboxes.Template;
        var before = await HostSnapshot.TakeAsync();
        using var program = await StartedAsync();
        await SignalAsync("INT", program.Id);

        await program.WaitForExitAsync(TestContext.Current.CancellationToken).WaitAsync(Patience, TestContext.Current.CancellationToken);
        Assert.Equal(Interrupted, program.ExitCode);
        await before.ComesBackAsync();
    }

    /// <summary>The machine is made to hang: cleaning up would wait for its end, for seconds.</summary>
    [Fact]
    public async Task Twice_it_ends_without_waiting_for_the_machine()
    {
        _ = sandboxes.Template;
        var before = await HostSnapshot.TakeAsync();
        using var program = await StartedAsync();
        var init = ProcessTree.Find(program.Id, ProcessTree.Init)!.Value;
        await SignalAsync("STOP", init);
        await SignalAsync("INT", program.Id);
        await SignalAsync("INT", program.Id);

        await program.WaitForExitAsync(TestContext.Current.CancellationToken).WaitAsync(Patience, TestContext.Current.CancellationToken);
        Assert.Equal(Interrupted, program.ExitCode);
        Assert.True(Directory.Exists($"/proc/{init}"), "it waited for the machine's end");

        await SignalAsync("CONT", init);
        await using (await sandboxes.StartAsync())
        {
        }

        await before.ComesBackAsync();
    }

    private static async Task<Process> StartedAsync()
    {
        var program = ThisProgram.Start("sandbox", "--content", Sandboxes.Content, "--", "sh", "-c", "echo up; sleep 98765");
        Assert.Equal("up", await program.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken));
        return program;
    }

    private static Task SignalAsync(string signal, int process) =>
        HostProcess.ReadAsync(HostCommand.Of("kill", $"-{signal}", process.ToString(CultureInfo.InvariantCulture)), ct: TestContext.Current.CancellationToken);
}
