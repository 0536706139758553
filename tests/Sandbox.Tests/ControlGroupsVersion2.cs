using Site.Processes;

namespace Site.Sandbox.Tests;

/// <summary>
/// Sandboxes on control groups of version 2, on a host with version 1: version 2 is mounted over version 1 for the tested program only.
/// This tests that groups are made, delegated and removed. A controller that the host uses in version 1, such as memory, is not available
/// in version 2, so limits are only tested in the host's own version. No other sandbox may run, because its groups are in the same
/// hierarchy.
/// </summary>
[Collection(nameof(Alone))]
public sealed class ControlGroupsVersion2(Sandboxes sandboxes)
{
    /// <summary>Enables all controllers in the host's root group, as systemd would, runs a command, and restores the group.</summary>
    private const string Over = """
        mount -t cgroup2 cgroup2 /sys/fs/cgroup
        cd /sys/fs/cgroup
        before=" $(cat cgroup.subtree_control) "
        restore() {
          for controller in $(cat cgroup.subtree_control); do [[ $before == *" $controller "* ]] || echo "-$controller" >cgroup.subtree_control; done
        }
        trap restore EXIT
        for controller in $(cat cgroup.controllers); do echo "+$controller" >cgroup.subtree_control; done
        "$@"
        code=$?
        ls -d drydock-* 2>/dev/null && echo "left behind"
        exit $code
        """;

    private const string Inside = """
        set -e
        echo "passed on: $(cat /sys/fs/cgroup/cgroup.subtree_control)"
        docker run --rm busybox echo ran
        docker info --format 'version {{.CgroupVersion}}' 2>/dev/null
        """;

    [Theory]
    [InlineData("docker")]
    [InlineData("systemd")]
    public async Task Machines_run_and_leave_nothing(string machine)
    {
        _ = sandboxes.Template;
        Assert.SkipUnless(IdRange.IsOutside, "Only the machine's root can mount them");
        Assert.SkipWhen(File.Exists("/sys/fs/cgroup/cgroup.controllers"), "Here every test runs on version 2");
        var controllers = await OverAsync("cat", "/sys/fs/cgroup/cgroup.controllers");
        var run = await OverAsync(ThisProgram.OnMachine(machine, Inside));

        Assert.True(run.ExitCode == 0, run.Text);
        Assert.Contains($"passed on: {controllers.Text.Trim()}\n", run.Text, StringComparison.Ordinal);
        Assert.Contains("ran\nversion 2\n", run.Text, StringComparison.Ordinal);
        Assert.Contains("has no limit on memory, processes, processors", run.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("left behind", run.Text, StringComparison.Ordinal);
    }

    private static Task<ProcessResult> OverAsync(params string[] command) =>
        HostProcess.RunAsync(
            HostCommand.Of("unshare", ["--mount", "bash", "-c", Over, "over", .. command]),
            TimeSpan.FromMinutes(2),
            ct: TestContext.Current.CancellationToken
        );
}
