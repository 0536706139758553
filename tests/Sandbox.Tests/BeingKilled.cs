using System.Diagnostics;
using System.Globalization;
using Site.Processes;

namespace Site.Sandbox.Tests;

/// <summary>
/// Kills processes with SIGKILL at random moments: each once, or fifty in all with the environment variable DRYDOCK_ALL=1. Set DRYDOCK_SEED
/// to repeat the moments of an earlier run.
/// </summary>
[Collection(nameof(Alone))]
public sealed class BeingKilled(Sandboxes sandboxes)
{
    private const string Work = "while :; do docker run --rm busybox true; docker run --detach busybox sleep 98765; done";

    /// <summary>Without control groups there are no machines with systemd.</summary>
    private static readonly string[] Victims =
    [
        "dotnet",
        "unshare",
        "init",
        "dockerd",
        "containerd",
        .. Host.HasControlGroups ? ["systemd"] : Array.Empty<string>(),
    ];

    private static readonly TimeSpan TimeLimit = TimeSpan.FromSeconds(30);

    [Fact]
    public async Task A_kill_at_any_moment_leaves_nothing_once_the_next_sandbox_has_started()
    {
        _ = sandboxes.Template;
        var seed = int.TryParse(Environment.GetEnvironmentVariable("DRYDOCK_SEED"), CultureInfo.InvariantCulture, out var given)
            ? given
            : Random.Shared.Next();
        var kills = Environment.GetEnvironmentVariable("DRYDOCK_ALL") == "1" ? 50 : Victims.Length;
        Console.WriteLine($"The moments of the kills: DRYDOCK_SEED={seed}");
        var random = new Random(seed);
        var before = await HostSnapshot.TakeAsync();
        for (var kill = 0; kill < kills; kill++)
        {
            await KillAsync(Victims[kill % Victims.Length], TimeSpan.FromMilliseconds(random.Next(3000)));
            await before.ComesBackWithTheNextAsync(sandboxes);
        }
    }

    /// <summary>Kills one process of a run, then ends the run with Ctrl-C, as a user would who sees that it hangs.</summary>
    private static async Task KillAsync(string victim, TimeSpan moment)
    {
        var ct = TestContext.Current.CancellationToken;
        using var program = ThisProgram.Start(
            "sandbox",
            "--content",
            Sandboxes.Content,
            "--machine",
            victim == "systemd" ? "systemd" : "docker",
            "--",
            "bash",
            "-c",
            Work
        );
        _ = program.StandardOutput.ReadToEndAsync(ct);
        var process = await FindAsync(program.Id, victim);
        await Task.Delay(moment, ct);
        Kill(process);
        await HostProcess.RunAsync(HostCommand.Of("kill", "-INT", program.Id.ToString(CultureInfo.InvariantCulture)), ct: ct);
        await program.EndAsync();
    }

    private static void Kill(int process)
    {
        try
        {
            using var found = Process.GetProcessById(process);
            found.Kill();
        }
        catch (Exception fault) when (fault is ArgumentException or InvalidOperationException)
        {
            // The process had already ended, which can happen at a random moment.
        }
    }

    private static async Task<int> FindAsync(int root, string victim)
    {
        for (var clock = Stopwatch.StartNew(); clock.Elapsed < TimeLimit; await Task.Delay(10, TestContext.Current.CancellationToken))
        {
            if ((victim == "dotnet" ? root : ProcessTree.Find(root, victim)) is { } found)
            {
                return found;
            }
        }

        throw new TimeoutException($"No {victim} came up in {TimeLimit.TotalSeconds:0} s");
    }
}
