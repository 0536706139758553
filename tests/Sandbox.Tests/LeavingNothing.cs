namespace Site.Sandbox.Tests;

/// <summary>Tests that run while no other does.</summary>
[CollectionDefinition(nameof(Alone), DisableParallelization = true)]
public sealed class Alone;

/// <summary>What is on the machine is compared before and after: nothing else may start a sandbox meanwhile.</summary>
[Collection(nameof(Alone))]
public sealed class LeavingNothing(Sandboxes sandboxes)
{
    [Fact]
    public async Task A_sandbox_that_has_ended_leaves_nothing()
    {
        _ = sandboxes.Template;
        var before = await HostSnapshot.TakeAsync();
        await using (var sandbox = await sandboxes.StartAsync())
        {
            await sandbox.RunAsync(
                new SandboxCommand("docker", "run", "--detach", "busybox", "sleep", "98765"),
                ct: TestContext.Current.CancellationToken
            );
        }

        await before.ComesBackAsync();
    }

    [Fact]
    public async Task A_parent_that_is_killed_leaves_nothing_once_the_next_sandbox_has_started()
    {
        _ = sandboxes.Template;
        var before = await HostSnapshot.TakeAsync();
        using (
            var parent = ThisProgram.Start(
                "sandbox",
                "--content",
                Sandboxes.Content,
                "--",
                "sh",
                "-c",
                "docker run --detach busybox sleep 98765 && echo up && sleep 98765"
            )
        )
        {
            await parent.SaysAsync("up");
            parent.Kill(entireProcessTree: false);
            await parent.WaitForExitAsync(TestContext.Current.CancellationToken);
        }

        // What a kill can leave are empty control groups: the next start sweeps them.
        await using (await sandboxes.StartAsync()) { }

        await before.ComesBackAsync();
    }

    /// <summary>The test that comes next would find its machine.</summary>
    [Fact]
    public async Task A_program_that_a_test_gave_up_on_leaves_nothing_once_the_next_sandbox_has_started()
    {
        _ = sandboxes.Template;
        var before = await HostSnapshot.TakeAsync();
        await Assert.ThrowsAnyAsync<Exception>(async () =>
        {
            using var program = ThisProgram.Start("sandbox", "--content", Sandboxes.Content, "--", "sh", "-c", "echo up; exec sleep 98765");
            await program.SaysAsync("up");
            throw new InvalidOperationException("the test fails here");
        });
        await using (await sandboxes.StartAsync()) { }

        await before.ComesBackAsync();
    }
}
