namespace Site.Sandbox.Tests;

public sealed class Kernel(OneSandbox one) : IClassFixture<OneSandbox>
{
    private const string ReadOnly = "Read-only file system";
    private const string Denied = "Permission denied";
    private const string NotPermitted = "Operation not permitted";

    [Theory]
    [InlineData("echo 0 >/proc/sys/kernel/panic", Denied)]
    [InlineData("echo x >/proc/sys/kernel/core_pattern", Denied)]
    [InlineData("echo 0 >/proc/sys/vm/swappiness", Denied)]
    [InlineData("touch /sys/made", Denied)]
    [InlineData("echo 1 >/sys/kernel/mm/ksm/run", Denied)]
    [InlineData("date --set @1", NotPermitted)]
    [InlineData("mount -t cgroup -o none,name=made cgroup /mnt", "permission denied")]
    [InlineData("touch /opt/dotnet/made", ReadOnly)]
    [InlineData("mount -o remount,rw /opt/dotnet; touch /opt/dotnet/made", ReadOnly)]
    public async Task What_is_the_hosts_is_refused_to_root(string line, string refusal)
    {
        var sandbox = await one.StartedAsync();
        var run = await sandbox.ShellAsync(line);

        Assert.NotEqual(0, run.ExitCode);
        Assert.Contains(refusal, run.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Settings_of_its_own_network_can_be_written_and_are_not_the_hosts()
    {
        const string Setting = "/proc/sys/net/ipv4/conf/all/log_martians";
        var sandbox = await one.StartedAsync();
        var before = await File.ReadAllTextAsync(Setting, TestContext.Current.CancellationToken);
        var other = before.Trim() == "1" ? "0" : "1";

        Assert.Equal(other, await sandbox.ReadAsync($"echo {other} >{Setting} && cat {Setting}"));
        Assert.Equal(before, await File.ReadAllTextAsync(Setting, TestContext.Current.CancellationToken));
    }

    /// <summary>
    /// The numbers of capabilities: 16 loads modules, 17 accesses I/O ports, 22 reboots, 25 sets the clock, 34 reads the kernel's log.
    /// </summary>
    [Theory]
    [InlineData("")]
    [InlineData("docker run --rm --privileged busybox ")]
    [InlineData("docker run --rm --cap-add SYS_ADMIN busybox ")]
    public async Task No_process_has_the_rights_to_load_modules_reach_ports_reboot_set_the_clock_or_read_the_log(string around)
    {
        var sandbox = await one.StartedAsync();
        var line = await sandbox.ReadAsync($"{around}grep CapBnd /proc/self/status | tail -n 1");
        var rights = Convert.ToUInt64(line[^16..], 16);

        Assert.NotEqual(0UL, rights & (1UL << 21));
        Assert.All(new[] { 16, 17, 22, 25, 34 }, right => Assert.Equal(0UL, rights & (1UL << right)));
    }

    [Fact]
    public async Task No_mount_of_the_host_can_be_written()
    {
        var sandbox = await one.StartedAsync();
        var mounts = await sandbox.ReadAsync("cat /proc/self/mounts");
        var hosts = (await File.ReadAllLinesAsync("/proc/self/mounts", TestContext.Current.CancellationToken))
            .Select(mount => mount.Split(' ')[0])
            .Where(source => source.StartsWith('/'))
            .Distinct();

        Assert.All(hosts, source => Assert.DoesNotContain($"{source} ", mounts, StringComparison.Ordinal));
        Assert.Contains(" /opt/dotnet overlay ro", mounts, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_hosts_processes_are_out_of_sight()
    {
        var sandbox = await one.StartedAsync();
        var processes = await sandbox.ReadAsync("for file in /proc/[0-9]*/cmdline; do tr '\\0' ' ' <$file; echo; done");

        Assert.Contains("dockerd", processes, StringComparison.Ordinal);
        Assert.DoesNotContain(Environment.CommandLine.Split(' ')[0], processes, StringComparison.Ordinal);
        Assert.DoesNotContain("dotnet", processes, StringComparison.Ordinal);
    }
}
