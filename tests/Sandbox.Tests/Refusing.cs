using Site.Processes;

namespace Site.Sandbox.Tests;

public sealed class Refusing(Sandboxes sandboxes)
{
    private const int MachineLacksSomething = 3;
    private static readonly string[] Command =
    [
        Drydock.Program,
        .. Drydock.Arguments("sandbox", "--content", Sandboxes.Content, "--", "true"),
    ];

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
    public async Task Without_root_and_without_ids_it_says_so()
    {
        _ = sandboxes.Template;
        var run = await RunAsync(Nobody);

        Assert.Equal(MachineLacksSomething, run.ExitCode);
        Assert.Equal(
            "/etc/subuid and /etc/subgid give nobody no range of 65536 ids. Run `sudo usermod --add-subuids 100000-165535 --add-subgids "
                + "100000-165535 nobody`, with a range that nobody else has there, or run the same command with sudo",
            run.Text.Trim()
        );
    }

    /// <summary>Root without CAP_SYS_ADMIN, as in a container.</summary>
    [Fact]
    public async Task Without_namespaces_it_says_so()
    {
        _ = sandboxes.Template;
        Assert.SkipUnless(IdRange.IsOutside, "An ordinary user has all rights in a namespace of its own");
        var run = await RunAsync(["--bounding-set", "-sys_admin", "--inh-caps", "-sys_admin"]);

        Assert.Equal(MachineLacksSomething, run.ExitCode);
        Assert.StartsWith("A sandbox could not be set up: ", run.Text, StringComparison.Ordinal);
        Assert.Contains("Operation not permitted", run.Text, StringComparison.Ordinal);
        Assert.Contains("run this outside of containers, or in a privileged one", run.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", run.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(
        "umount --recursive /sys/fs/cgroup",
        "This machine has no control groups under /sys/fs/cgroup. sudo mount -t cgroup2 cgroup2 /sys/fs/cgroup"
    )]
    [InlineData(
        "mount -t tmpfs -o size=20m tmpfs /mnt; export XDG_CACHE_HOME=/mnt",
        "Making trixie takes 1024 MiB, but /mnt/drydock has only 19 MiB left. Free some space on that disk, or name a directory on another disk: XDG_CACHE_HOME=DIR"
    )]
    public async Task On_a_machine_that_lacks_something_it_names_that_and_the_mend(string before, string message)
    {
        _ = sandboxes.Template;
        Assert.SkipUnless(IdRange.IsOutside, "Only the machine's root can take that away");
        var run = await HostProcess.RunAsync(
            HostCommand.Of("unshare", ["--mount", "bash", "-c", $"{before}; exec \"$@\"", "lacking", .. Command]),
            TimeSpan.FromSeconds(60),
            ct: TestContext.Current.CancellationToken
        );

        Assert.Equal((MachineLacksSomething, message), (run.ExitCode, run.Text.Trim()));
    }

    /// <summary>What a kernel can forbid an ordinary user. Files of settings that this kernel lacks are put in their place.</summary>
    [Theory]
    [InlineData(
        "kernel/unprivileged_userns_clone",
        "0",
        "This kernel lets only root make user namespaces. Run `sudo sysctl kernel.unprivileged_userns_clone=1`, or run the same command with sudo"
    )]
    [InlineData("user/max_user_namespaces", "0", "This kernel allows no user namespaces. Run `sudo sysctl user.max_user_namespaces=10000`")]
    [InlineData(
        "kernel/apparmor_restrict_unprivileged_userns",
        "1",
        "AppArmor lets only root, and programs with a profile for it, make user namespaces. Install the profile from the page “A throwaway machine of your own”, or run the same command with sudo"
    )]
    public async Task What_a_kernel_forbids_without_root_is_told_with_its_cure(string setting, string value, string message)
    {
        _ = sandboxes.Template;
        var file = $"/proc/sys/{setting}";
        var run = await HostProcess.RunAsync(
            HostCommand.Of(
                "unshare",
                [
                    "--mount",
                    "bash",
                    "-c",
                    $"mount -t tmpfs none {Path.GetDirectoryName(file)} && echo {value} >{file} && exec setpriv \"$@\"",
                    "forbidding",
                    .. Nobody,
                    .. Command,
                ]
            ),
            TimeSpan.FromSeconds(60),
            ct: TestContext.Current.CancellationToken
        );

        Assert.Equal((MachineLacksSomething, message), (run.ExitCode, run.Text.Trim()));
    }

    /// <summary>As in a container, whose control groups are read-only.</summary>
    [Theory]
    [InlineData("mount -o remount,bind,ro /sys/fs/cgroup; for group in /sys/fs/cgroup/*/; do mount -o remount,bind,ro $group; done")]
    public async Task Without_control_groups_there_are_no_limits_and_no_systemd(string before)
    {
        _ = sandboxes.Template;
        var docker = await WithoutGroupsAsync(before, "--", "docker", "run", "--rm", "--quiet", "busybox", "echo", "ran");
        Assert.True(docker.ExitCode == 0, docker.Text);
        Assert.Contains(
            "A sandbox has no limit on memory, processes, processors: this account may not make any here.",
            docker.Text,
            StringComparison.Ordinal
        );
        Assert.Contains("ran", docker.Text, StringComparison.Ordinal);

        var systemd = await WithoutGroupsAsync(before, "--machine", "systemd", "--", "true");
        Assert.Equal(MachineLacksSomething, systemd.ExitCode);
        Assert.Contains("A machine of the kind systemd needs control groups", systemd.Text, StringComparison.Ordinal);
    }

    private static Task<ProcessResult> WithoutGroupsAsync(string before, params string[] arguments) =>
        HostProcess.RunAsync(
            HostCommand.Of("unshare", ["--mount", "bash", "-c", $"{before}; exec \"$@\"", "lacking", .. Command[..^2], .. arguments]),
            TimeSpan.FromSeconds(120),
            ct: TestContext.Current.CancellationToken
        );

    private static Task<ProcessResult> RunAsync(string[] privileges) =>
        HostProcess.RunAsync(
            HostCommand.Of("setpriv", [.. privileges, .. Command]),
            TimeSpan.FromSeconds(60),
            ct: TestContext.Current.CancellationToken
        );
}
