using System.Diagnostics;

namespace Site.Sandbox.Tests;

/// <summary>
/// Sandboxes that are started ahead. The tests count the sandboxes on the machine, so no other test may start one at the same time.
/// </summary>
[Collection(nameof(Alone))]
public sealed class Pooling(Sandboxes sandboxes)
{
    private static readonly TimeSpan TimeLimit = TimeSpan.FromSeconds(30);

    [Fact]
    public async Task The_next_one_starts_while_the_last_is_in_use_and_none_beyond_what_is_wanted()
    {
        Assert.SkipUnless(Host.HasControlGroups, "Sandboxes are counted by their control groups");
        await using (var pool = new SandboxPool([sandboxes.Template, sandboxes.Template], TestContext.Current.CancellationToken))
        {
            await using var first = await pool.TakeAsync(sandboxes.Template);
            await UpAsync(2);
            await using var second = await pool.TakeAsync(sandboxes.Template);
            Assert.NotEqual(first.InitId, second.InitId);
            Assert.Equal(2, Up());
        }

        Assert.Equal(0, Up());
    }

    [Fact]
    public async Task One_that_nobody_took_ends_with_the_supply()
    {
        await using (var pool = new SandboxPool([sandboxes.Template, sandboxes.Template], TestContext.Current.CancellationToken))
        {
            await (await pool.TakeAsync(sandboxes.Template)).DisposeAsync();
        }

        Assert.Equal(0, Up());
    }

    [Fact]
    public async Task One_that_is_not_the_next_is_started_when_it_is_asked_for()
    {
        var bare = sandboxes.Template with { Images = null };
        await using var pool = new SandboxPool([sandboxes.Template, sandboxes.Template, bare], TestContext.Current.CancellationToken);
        await using var first = await pool.TakeAsync(sandboxes.Template);
        await using var other = await pool.TakeAsync(bare);
        Assert.NotEqual(0, (await other.ShellAsync("docker pull busybox")).ExitCode);
        await using var second = await pool.TakeAsync(sandboxes.Template);
        await second.ReadAsync("docker pull --quiet busybox");
    }

    private static async Task UpAsync(int count)
    {
        for (
            var clock = Stopwatch.StartNew();
            Up() < count && clock.Elapsed < TimeLimit;
            await Task.Delay(10, TestContext.Current.CancellationToken)
        ) { }

        Assert.Equal(count, Up());
    }

    /// <summary>Counts the sandboxes of this process by their control groups.</summary>
    private static int Up() =>
        new[] { "/sys/fs/cgroup/pids", "/sys/fs/cgroup" }
            .Where(Directory.Exists)
            .SelectMany(root => Directory.EnumerateDirectories(root, $"drydock-{Environment.ProcessId}-*"))
            .Select(Path.GetFileName)
            .Distinct()
            .Count();
}
