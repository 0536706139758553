using Site.Processes;

namespace Site.Sandbox.Tests;

public sealed class Refusing(Sandboxes sandboxes)
{
    private const int MachineLacksSomething = 3;
    private static readonly string[] Command = ["dotnet", ThisProgram.Path, "sandbox", "--content", Sandboxes.Content, "--", "true"];

    /// <summary>
    /// Starts the program as another user. That user keeps the capability to read files, since this build may be in a private directory.
    /// </summary>
    private static readonly string[] Nobody =
    [
        "--reuid",
        "65534",
        "--regid",
        "65534",
        "--clear-groups",
        "--inh-caps",
        "+dac_read_search",
        "--ambient-caps",
        "+dac_read_search",
    ];

    [Fact]
    public async Task Without_root_it_says_so()
    {
        _ = sandboxes.Template;
        var run = await RunAsync(Nobody);

        Assert.Equal(MachineLacksSomething, run.ExitCode);
        Assert.Equal("A sandbox needs root to make namespaces and mounts. Run the same command with sudo", run.Text.Trim());
    }

    /// <summary>Root without CAP_SYS_ADMIN, as in a container.</summary>
    [Fact]
    public async Task Without_namespaces_it_says_so()
    {
        _ = sandboxes.Template;
        var run = await RunAsync(["--bounding-set", "-sys_admin", "--inh-caps", "-sys_admin"]);

        Assert.Equal(MachineLacksSomething, run.ExitCode);
        Assert.StartsWith("A sandbox could not be set up: ", run.Text, StringComparison.Ordinal);
        Assert.Contains("Operation not permitted", run.Text, StringComparison.Ordinal);
        Assert.Contains("run this as root outside of containers", run.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", run.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(
        "umount --recursive /sys/fs/cgroup",
        "This machine has no control groups under /sys/fs/cgroup. sudo mount -t cgroup2 cgroup2 /sys/fs/cgroup"
    )]
    [InlineData(
        "mount -o remount,bind,ro /sys/fs/cgroup; for group in /sys/fs/cgroup/*/; do mount -o remount,bind,ro $group; done",
        "/sys/fs/cgroup is read-only, as in a container. Run this outside of containers, or in a privileged container"
    )]
    [InlineData(
        "mount -t tmpfs -o size=20m tmpfs /mnt; export XDG_CACHE_HOME=/mnt",
        "Making trixie takes 1024 MiB, but /mnt/drydock has only 19 MiB left. Free some space on that disk, or name a directory on another disk: XDG_CACHE_HOME=DIR"
    )]
    public async Task On_a_machine_that_lacks_something_it_names_that_and_the_mend(string before, string message)
    {
        _ = sandboxes.Template;
        var run = await HostProcess.RunAsync(
            HostCommand.Of("unshare", ["--mount", "bash", "-c", $"{before}; exec \"$@\"", "lacking", .. Command]),
            TimeSpan.FromSeconds(60),
            ct: TestContext.Current.CancellationToken
        );

        Assert.Equal((MachineLacksSomething, message), (run.ExitCode, run.Text.Trim()));
    }

    private static Task<ProcessResult> RunAsync(string[] privileges) =>
        HostProcess.RunAsync(
            HostCommand.Of("setpriv", [.. privileges, .. Command]),
            TimeSpan.FromSeconds(60),
            ct: TestContext.Current.CancellationToken
        );
}
