using System.Text.RegularExpressions;
using Site.Processes;

namespace Site.Sandbox.Tests;

/// <summary>What a sandbox could have left on this machine, or taken from it.</summary>
internal sealed partial record HostSnapshot(IReadOnlyList<string> Lines)
{
    private const string Script = """
        sed 's/^/mount /' /proc/self/mounts | sort
        ls -d /sys/fs/cgroup/drydock-* /sys/fs/cgroup/*/drydock-*
        ls -d /run/docker* /run/containerd* /var/lib/docker /var/lib/containerd
        cut -d: -f1 /proc/net/dev
        cat /proc/sys/net/ipv4/ip_forward
        for save in iptables-save ip6tables-save; do command -v $save && $save | grep -v '^#'; done
        command -v nft && nft list ruleset
        """;

    public static async Task<HostSnapshot> TakeAsync()
    {
        var run = await HostProcess.RunAsync(HostCommand.Script($"{{ {Script}\n}} 2>/dev/null", "snapshot"), ct: TestContext.Current.CancellationToken);
        return new HostSnapshot([.. run.Text.Split('\n'), .. Directory.EnumerateDirectories("/proc").Select(Process).OfType<string>()]);
    }

    /// <summary>Waits until this machine is again as it was; fails with what differs after twenty seconds.</summary>
    public async Task ComesBackAsync()
    {
        var end = DateTime.UtcNow.AddSeconds(20);
        string[] difference;
        do
        {
            var now = await TakeAsync();
            difference = [.. now.Lines.Except(Lines).Select(line => $"new: {line}"), .. Lines.Except(now.Lines).Select(line => $"gone: {line}")];
            await Task.Delay(50, TestContext.Current.CancellationToken);
        }
        while (difference.Length > 0 && DateTime.UtcNow < end);

        Assert.Empty(difference);
    }

    /// <summary>A process of the kinds that a sandbox has, or in its control groups: with its processes and mounts go its namespaces. One that has ended, and waits for its parent, has no command line.</summary>
    private static string? Process(string directory)
    {
        try
        {
            var line = File.ReadAllText(Path.Combine(directory, "cmdline")).Replace('\0', ' ');
            return OfSandbox().IsMatch(line) || File.ReadAllText(Path.Combine(directory, "cgroup")).Contains("/drydock-", StringComparison.Ordinal) ? $"process {Path.GetFileName(directory)} {line}" : null;
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    [GeneratedRegex("dockerd|containerd|docker-registry|unshare|nsenter|sleep 98765")]
    private static partial Regex OfSandbox();
}
