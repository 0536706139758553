using System.Diagnostics;

namespace Site.Sandbox.Tests;

/// <summary>What happens at a sandbox's limits. Every test checks that its limits are set before it tries to exceed them.</summary>
public sealed class Reaching(Sandboxes sandboxes)
{
    private static readonly SandboxLimits Small = new(1L << 30, 256L << 20, 300, 1);

    [Fact]
    public async Task A_memory_hog_is_killed_and_the_ceiling_is_named()
    {
        await using var sandbox = await StartAsync();
        var run = await sandbox.ShellAsync("tail /dev/zero", Account.Reader);

        Assert.Equal(137, run.ExitCode);
        Assert.False(run.TimedOut);
        Assert.Contains("The sandbox has reached its limit of 1 GiB of memory, which includes its disk.", sandbox.ReachedLimits());
        await IsWellAsync();
    }

    [Fact]
    public async Task A_fork_bomb_ends_with_its_time_and_the_ceiling_is_named()
    {
        await using (var sandbox = await StartAsync())
        {
            var clock = Stopwatch.StartNew();
            var run = await sandbox.ShellAsync("bomb() { bomb | bomb & }; bomb; sleep 600", Account.Reader, seconds: 5);

            Assert.NotEqual(0, run.ExitCode);
            Assert.InRange(clock.Elapsed.TotalSeconds, 0, 30);
            Assert.Contains("The sandbox has reached its limit of 300 processes and threads.", sandbox.ReachedLimits());
        }

        await IsWellAsync();
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/var/lib/docker/")]
    public async Task A_full_disk_is_an_error_and_the_ceiling_is_named(string directory)
    {
        await using var sandbox = await StartAsync();
        var run = await sandbox.ShellAsync($"dd if=/dev/zero of={directory}fill bs=1M");

        Assert.Equal(1, run.ExitCode);
        Assert.Contains("No space left on device", run.Text, StringComparison.Ordinal);
        Assert.Equal(["The sandbox's disk of 256 MiB is full."], sandbox.ReachedLimits());
        await IsWellAsync();
    }

    [Fact]
    public async Task Endless_output_is_cut_and_ends_with_its_time()
    {
        await using var sandbox = await StartAsync();
        var run = await sandbox.ShellAsync("yes", Account.Reader, seconds: 2);

        Assert.True(run.Output.Cut);
        Assert.True(run.TimedOut);
        Assert.Equal(64 * 1024, run.Text.Length);
        await IsWellAsync();
    }

    [Fact]
    public async Task A_container_that_hangs_ends_with_its_time_and_the_engine_still_answers()
    {
        await using var sandbox = await StartAsync();
        await sandbox.ReadAsync("docker pull --quiet busybox");
        var run = await sandbox.ShellAsync(
            "docker run busybox sh -c 'trap : TERM INT; while :; do sleep 1; done'",
            Account.Reader,
            seconds: 3
        );

        Assert.True(run.TimedOut);
        Assert.Contains("busybox", await sandbox.ReadAsync("docker ps --all"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Processors_beyond_the_ceiling_stay_the_hosts()
    {
        Assert.SkipUnless(Host.HasLimits, Host.MissingLimits() ?? "");
        await using var sandbox = await sandboxes.StartAsync(Small with { Processors = 0.5 });
        var used = await sandbox.ReadAsync(
            "perl -e 'for (1..4) { if (!fork) { alarm 3; 1 while 1 } } wait for 1..4; @used = times; print $used[2] + $used[3]'"
        );

        // Three seconds at half a processor; a busy host only makes it less. Without the limit it would be twelve on four processors.
        Assert.InRange(double.Parse(used, System.Globalization.CultureInfo.InvariantCulture), 0, 2);
    }

    [Fact]
    public async Task A_sandbox_that_reached_none_names_none()
    {
        await using var sandbox = await sandboxes.StartAsync();
        await sandbox.ReadAsync("docker run --rm --memory 16m busybox tail /dev/zero || true");

        Assert.Empty(sandbox.ReachedLimits());
    }

    /// <summary>Checks that the limits are set. Without them, the test would exhaust the host.</summary>
    private async Task<RunningSandbox> StartAsync()
    {
        Assert.SkipUnless(Host.HasLimits, Host.MissingLimits() ?? "");
        var sandbox = await sandboxes.StartAsync(Small);
        try
        {
            var lines = await File.ReadAllLinesAsync($"/proc/{sandbox.InitId}/cgroup", TestContext.Current.CancellationToken);
            var groups = lines.Select(line => line.Split(':')).ToList();
            Assert.Equal(Small.MemoryBytes, LimitOf(groups, "memory", "memory.limit_in_bytes", "memory.max"));
            Assert.Equal(Small.Processes, LimitOf(groups, "pids", "pids.max", "pids.max"));
            return sandbox;
        }
        catch
        {
            await sandbox.DisposeAsync();
            throw;
        }
    }

    /// <summary>Reads a limit from the group above the sandbox's own.</summary>
    private static long LimitOf(List<string[]> groups, string controller, string version1, string version2)
    {
        var first = groups.Find(group => group[1] == controller);
        var group = Path.GetDirectoryName((first ?? groups.Single(group => group[0] == "0"))[2])!;
        var file = first is null ? $"/sys/fs/cgroup{group}/{version2}" : $"/sys/fs/cgroup/{controller}{group}/{version1}";
        return long.Parse(File.ReadAllText(file), System.Globalization.CultureInfo.InvariantCulture);
    }

    /// <summary>Checks that the host still responds, and that another sandbox starts as usual.</summary>
    private async Task IsWellAsync()
    {
        await using var next = await sandboxes.StartAsync();
        Assert.Empty(next.ReachedLimits());
    }
}
