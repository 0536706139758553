using System.Globalization;
using Site.Processes;

namespace Site.Sandbox.Tests;

/// <summary>
/// Machines for an account that may watch few files. The kernel counts in each user namespace, so the limits are those of a namespace
/// around the tested program, as they are for an ordinary user, and no other program has less.
/// </summary>
public sealed class FewWatches(Sandboxes sandboxes)
{
    /// <summary>
    /// Makes a namespace in which all ids are the same as outside, and executes a command in it. Arguments: INSTANCES WATCHES COMMAND…
    /// </summary>
    private const string Within = """
        coproc child { exec unshare --user -- bash -c 'echo made; read -r _'; }
        read -r _ <&"${child[0]}"
        echo '0 0 4294967295' >"/proc/$child_PID/uid_map"
        echo '0 0 4294967295' >"/proc/$child_PID/gid_map"
        exec 9<"/proc/$child_PID/ns/user"
        exec nsenter --user=/proc/self/fd/9 -- bash -c '
          exec 9<&-
          echo "$1" >/proc/sys/user/max_inotify_instances
          echo "$2" >/proc/sys/user/max_inotify_watches
          shift 2
          exec "$@"' few "$@"
        """;

    [Theory]
    [InlineData("docker")]
    [InlineData("systemd")]
    public async Task Half_of_what_an_account_may_use_is_enough(string machine)
    {
        var run = await WithinAsync(
            Most("instances") / 2,
            Most("watches") / 2,
            machine,
            "docker run --rm busybox echo ran; systemctl is-system-running"
        );

        Assert.Contains("\nran\n", run.Text, StringComparison.Ordinal);
        if (machine == "systemd")
        {
            Assert.EndsWith("running", run.Text.TrimEnd(), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_machine_whose_systemd_cannot_watch_files_says_so_and_how_to_get_more()
    {
        var run = await WithinAsync(0, Most("watches"), "systemd", "true");

        Assert.Equal(3, run.ExitCode);
        Assert.Contains("systemd needs to watch files, and the limit for that is reached", run.Text, StringComparison.Ordinal);
        Assert.Contains("sudo sysctl fs.inotify.max_user_instances=", run.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Docker_needs_to_watch_none()
    {
        var run = await WithinAsync(0, 0, "docker", "docker run --rm busybox echo ran");

        Assert.True(run.ExitCode == 0, run.Text);
        Assert.Contains("\nran\n", run.Text, StringComparison.Ordinal);
    }

    private static int Most(string kind) =>
        int.Parse(File.ReadAllText($"/proc/sys/fs/inotify/max_user_{kind}"), CultureInfo.InvariantCulture);

    private async Task<ProcessResult> WithinAsync(int instances, int watches, string machine, string script)
    {
        _ = sandboxes.Template;
        Assert.SkipUnless(IdRange.IsOutside, "Only the machine's root can make such a namespace");
        return await HostProcess.RunAsync(
            HostCommand.Of("bash", ["-c", Within, "few", $"{instances}", $"{watches}", .. ThisProgram.OnMachine(machine, script)]),
            TimeSpan.FromMinutes(5),
            ct: TestContext.Current.CancellationToken
        );
    }
}
