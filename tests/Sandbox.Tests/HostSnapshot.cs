using System.Globalization;
using System.Text.RegularExpressions;
using Site.Processes;

namespace Site.Sandbox.Tests;

/// <summary>
/// The state of this machine that a sandbox could change: mounts, processes, control groups, network. Sandboxes of other programs that
/// still run are left out, so that a developer can use one in another terminal during the tests.
/// </summary>
internal sealed partial record HostSnapshot(IReadOnlyList<string> Lines)
{
    private const string OfProcess = "process ";

    private const string Script = """
        sed 's/^/mount /' /proc/self/mounts | sort
        ls -d /sys/fs/cgroup/*/ /sys/fs/cgroup/unified/*/ /sys/fs/cgroup/*/drydock-*
        ls -d /run/docker* /run/containerd* /var/lib/docker /var/lib/containerd
        cut -d: -f1 /proc/net/dev
        cat /proc/sys/net/ipv4/ip_forward
        for save in iptables-save ip6tables-save; do command -v $save && $save | grep -v '^#'; done
        command -v nft && nft list ruleset
        """;

    public static async Task<HostSnapshot> TakeAsync()
    {
        var run = await HostProcess.RunAsync(
            HostCommand.Script($"{{ {Script}\n}} 2>/dev/null", "snapshot"),
            ct: TestContext.Current.CancellationToken
        );
        var ours = ProcessTree.DescendantsOf(Environment.ProcessId).ToHashSet();
        return new HostSnapshot([
            .. run.Text.Split('\n').Where(line => !IsOfOthers(line)),
            .. Directory.EnumerateDirectories("/proc").Select(Process).OfType<string>(),
        ]);

        bool IsOfOthers(string line) =>
            Owner().Match(line) is { Success: true } name
            && int.Parse(name.Groups["owner"].Value, CultureInfo.InvariantCulture) is var owner
            && !ours.Contains(owner)
            && Directory.Exists($"/proc/{owner}");

        string? Process(string directory)
        {
            try
            {
                // A zombie process has no command line.
                var line = File.ReadAllText(Path.Combine(directory, "cmdline")).Replace('\0', ' ');
                var groups = File.ReadAllText(Path.Combine(directory, "cgroup"));
                return (OfSandbox().IsMatch(line) || Owner().IsMatch(groups)) && !IsOfOthers(groups)
                    ? $"{OfProcess}{Path.GetFileName(directory)} {line}"
                    : null;
            }
            catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
            {
                return null;
            }
        }
    }

    /// <summary>
    /// Starts a sandbox, which removes what a killed program left, and waits until this machine is as it was before. On a busy machine, the
    /// kernel needs longer to end the program's processes than a start looks for the groups that they are in, so they have to end first.
    /// </summary>
    public async Task ComesBackWithTheNextAsync(Sandboxes sandboxes)
    {
        await ComesBackAsync(line => line.StartsWith(OfProcess, StringComparison.Ordinal));
        await using (await sandboxes.StartAsync()) { }

        await ComesBackAsync();
    }

    /// <summary>Waits until this machine is as it was before. After a minute it fails with the differences.</summary>
    public Task ComesBackAsync() => ComesBackAsync(_ => true);

    private async Task ComesBackAsync(Func<string, bool> counts)
    {
        var end = DateTime.UtcNow.AddMinutes(1);
        string[] difference;
        do
        {
            var now = await TakeAsync();
            difference =
            [
                .. now.Lines.Except(Lines).Where(counts).Select(line => $"new: {line}"),
                .. Lines.Except(now.Lines).Where(counts).Select(line => $"gone: {line}"),
            ];
            await Task.Delay(50, TestContext.Current.CancellationToken);
        } while (difference.Length > 0 && DateTime.UtcNow < end);

        Assert.Empty(difference);
    }

    /// <summary>
    /// Matches the command lines of a sandbox's processes. Its namespaces need no check: they end with its processes and mounts.
    /// </summary>
    [GeneratedRegex("dockerd|containerd|docker-registry|unshare|nsenter|sleep 98765")]
    private static partial Regex OfSandbox();

    /// <summary>The name of a sandbox's control groups.</summary>
    [GeneratedRegex("/drydock-(?<owner>[0-9]+)-[0-9]+-[0-9]+")]
    private static partial Regex Owner();
}
