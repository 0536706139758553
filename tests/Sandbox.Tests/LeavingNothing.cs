namespace Site.Sandbox.Tests;

/// <summary>The collection of tests that run while no other test does.</summary>
[CollectionDefinition(nameof(Alone), DisableParallelization = true)]
public sealed class Alone;

/// <summary>The tests compare the machine before and after, so no other test may start a sandbox at the same time.</summary>
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
            await parent.WaitForLineAsync("up");
            parent.Kill(entireProcessTree: false);
            await parent.WaitForExitAsync(TestContext.Current.CancellationToken);
        }

        // A killed program can leave empty control groups, which the next start removes.
        await before.ComesBackWithTheNextAsync(sandboxes);
    }

    /// <summary>Otherwise the next test would find the sandbox of this one.</summary>
    [Fact]
    public async Task A_program_that_a_test_gave_up_on_leaves_nothing_once_the_next_sandbox_has_started()
    {
        _ = sandboxes.Template;
        var before = await HostSnapshot.TakeAsync();
        await Assert.ThrowsAnyAsync<Exception>(async () =>
        {
            using var program = ThisProgram.Start("sandbox", "--content", Sandboxes.Content, "--", "sh", "-c", "echo up; exec sleep 98765");
            await program.WaitForLineAsync("up");
            throw new InvalidOperationException("the test fails here");
        });
        await before.ComesBackWithTheNextAsync(sandboxes);
    }
}
