using Site.Diagnostics;
using Site.Processes;

namespace Site.Sandbox.Tests;

/// <summary>A directory of the host under <c>/share</c>.</summary>
public sealed class Sharing(Sandboxes sandboxes) : IDisposable
{
    private readonly DirectoryInfo _shared = Directory.CreateTempSubdirectory("drydock:share-");

    [Fact]
    public async Task It_is_read_and_root_inside_cannot_write_to_it()
    {
        await File.WriteAllTextAsync(Path.Combine(_shared.FullName, "file"), "from outside", TestContext.Current.CancellationToken);
        await GiveAwayAsync();
        await using var sandbox = await StartAsync(writable: false);

        Assert.Equal("from outside", await sandbox.ReadAsync("cat /share/file"));
        var run = await sandbox.ShellAsync(
            """
            touch /share/new
            mount -o remount,rw /share
            mount --bind /share /mnt
            mount -o remount,bind,rw /mnt
            touch /share/new /mnt/new
            docker run --rm --privileged --volume /share:/share busybox touch /share/new
            """
        );
        Assert.Contains("Read-only file system", run.Text, StringComparison.Ordinal);
        Assert.Equal(["file"], Directory.EnumerateFiles(_shared.FullName).Select(Path.GetFileName));
    }

    [Fact]
    public async Task It_is_written_to_as_its_owner_when_that_was_asked_for()
    {
        await GiveAwayAsync();
        await using var sandbox = await StartAsync(writable: true);
        await sandbox.ReadAsync("echo from inside >/share/file", Account.Reader);
        Assert.Equal(
            "from inside\n",
            await File.ReadAllTextAsync(Path.Combine(_shared.FullName, "file"), TestContext.Current.CancellationToken)
        );
        Assert.Equal(
            Owner,
            await HostProcess.ReadAsync(
                HostCommand.Of("stat", "--printf", "%u", Path.Combine(_shared.FullName, "file")),
                ct: TestContext.Current.CancellationToken
            )
        );
    }

    [Fact]
    public async Task One_of_the_machine_s_root_is_not_written_to()
    {
        Assert.SkipUnless(IdRange.IsOutside, "Here, root is an ordinary user");
        var fault = await Assert.ThrowsAsync<MachineException>(() => StartAsync(writable: true));
        Assert.Contains("or it belongs to root. Share a directory of your own", fault.Message, StringComparison.Ordinal);
    }

    public void Dispose() => _shared.Delete(recursive: true);

    private static string Owner => IdRange.IsOutside ? "4242" : "0";

    private Task GiveAwayAsync() =>
        HostProcess.ReadAsync(
            HostCommand.Of("chown", "--recursive", $"{Owner}:{Owner}", _shared.FullName),
            ct: TestContext.Current.CancellationToken
        );

    private Task<RunningSandbox> StartAsync(bool writable) =>
        (sandboxes.Template with { Share = new SharedDirectory(_shared.FullName, writable) }).StartAsync(
            SandboxLimits.Default,
            TestContext.Current.CancellationToken
        );
}
