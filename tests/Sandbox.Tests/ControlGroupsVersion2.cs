using Site.Processes;

namespace Site.Sandbox.Tests;

/// <summary>
/// A machine on control groups of version 2, on a host that has version 1: a mount of the former lies over the latter, for this
/// program only. It shows that groups are made, passed on and removed. What a kernel gives to version 1, as its memory here, is not there:
/// those ceilings are tested on the host's own version only. Other sandboxes have groups in the same hierarchy: none may be up.
/// </summary>
[Collection(nameof(Alone))]
public sealed class ControlGroupsVersion2(Sandboxes sandboxes)
{
    /// <summary>The host's root passes on what it has, as a systemd of the host sees to; afterwards it is as it was.</summary>
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
        Assert.SkipWhen(File.Exists("/sys/fs/cgroup/cgroup.controllers"), "Here every test runs on version 2");
        var controllers = await OverAsync("cat", "/sys/fs/cgroup/cgroup.controllers");
        var run = await OverAsync(
            "dotnet",
            ThisProgram.Path,
            "sandbox",
            "--content",
            Sandboxes.Content,
            "--machine",
            machine,
            "--",
            "bash",
            "-c",
            Inside
        );

        Assert.True(run.ExitCode == 0, run.Text);
        Assert.Contains($"passed on: {controllers.Text.Trim()}\n", run.Text, StringComparison.Ordinal);
        Assert.Contains("ran\nversion 2\n", run.Text, StringComparison.Ordinal);
        Assert.Contains("has no limit of memory, processes, processors", run.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("left behind", run.Text, StringComparison.Ordinal);
    }

    private static Task<ProcessResult> OverAsync(params string[] command) =>
        HostProcess.RunAsync(
            HostCommand.Of("unshare", ["--mount", "bash", "-c", Over, "over", .. command]),
            TimeSpan.FromMinutes(2),
            ct: TestContext.Current.CancellationToken
        );
}
