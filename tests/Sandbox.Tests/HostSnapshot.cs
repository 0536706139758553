using System.Globalization;
using System.Text.RegularExpressions;
using Site.Processes;

namespace Site.Sandbox.Tests;

/// <summary>
/// What a sandbox could have left on this machine, or taken from it. Sandboxes that another living program owns, as that of a user who
/// tests in one terminal and works in another, are none of its business.
/// </summary>
internal sealed partial record HostSnapshot(IReadOnlyList<string> Lines)
{
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
                // One that has ended, and waits for its parent, has no command line.
                var line = File.ReadAllText(Path.Combine(directory, "cmdline")).Replace('\0', ' ');
                var groups = File.ReadAllText(Path.Combine(directory, "cgroup"));
                return (OfSandbox().IsMatch(line) || Owner().IsMatch(groups)) && !IsOfOthers(groups)
                    ? $"process {Path.GetFileName(directory)} {line}"
                    : null;
            }
            catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
            {
                return null;
            }
        }
    }

    /// <summary>Waits until this machine is again as it was; fails with what differs after twenty seconds.</summary>
    public async Task ComesBackAsync()
    {
        var end = DateTime.UtcNow.AddSeconds(20);
        string[] difference;
        do
        {
            var now = await TakeAsync();
            difference =
            [
                .. now.Lines.Except(Lines).Select(line => $"new: {line}"),
                .. Lines.Except(now.Lines).Select(line => $"gone: {line}"),
            ];
            await Task.Delay(50, TestContext.Current.CancellationToken);
        } while (difference.Length > 0 && DateTime.UtcNow < end);

        Assert.Empty(difference);
    }

    /// <summary>Processes of the kinds that a sandbox has; with them and its mounts go its namespaces.</summary>
    [GeneratedRegex("dockerd|containerd|docker-registry|unshare|nsenter|sleep 98765")]
    private static partial Regex OfSandbox();

    /// <summary>The name of a sandbox's control groups.</summary>
    [GeneratedRegex("/drydock-(?<owner>[0-9]+)-[0-9]+-[0-9]+")]
    private static partial Regex Owner();
}
