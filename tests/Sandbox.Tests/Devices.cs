namespace Site.Sandbox.Tests;

public sealed class Devices(OneSandbox one) : IClassFixture<OneSandbox>
{
    private const string Refused = "Operation not permitted";

    [Theory]
    [InlineData("")]
    [InlineData("docker run --rm --interactive busybox sh -s <<'END'\n")]
    [InlineData("docker run --rm --interactive --privileged busybox sh -s <<'END'\n")]
    public async Task No_disk_of_the_host_opens_even_for_root(string around)
    {
        Assert.SkipWhen(IsVersion2, "Control groups of version 2 deny devices by a BPF program, which we do not have");
        var sandbox = await one.StartedAsync();
        var disks = Disks();
        Assert.NotEmpty(disks);
        foreach (var disk in disks)
        {
            var (major, minor) = (disk.Split(':')[0], disk.Split(':')[1]);
            var run = await sandbox.ShellAsync($"{around}rm -f /disk; mknod /disk b {major} {minor} && echo made; head -c 1 /disk\n");

            Assert.Contains("made", run.Text, StringComparison.Ordinal);
            Assert.Contains(Refused, run.Text, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("kmsg", "c 1 11")]
    [InlineData("mem", "c 1 1")]
    [InlineData("loop-control", "c 10 237")]
    [InlineData("tty1", "c 4 1")]
    public async Task No_other_device_of_the_host_opens(string name, string node)
    {
        Assert.SkipWhen(IsVersion2, "Control groups of version 2 deny devices by a BPF program, which we do not have");
        var sandbox = await one.StartedAsync();
        Assert.Contains(Refused, (await sandbox.ShellAsync($"mknod /{name} {node} && : </{name}")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Root_inside_cannot_lift_what_is_denied_and_no_ceiling()
    {
        Assert.SkipWhen(IsVersion2, "On version 2 it is another hierarchy");
        await using var sandbox = await one.StartAsync(new SandboxLimits(1L << 30, 256L << 20, 300));
        var disk = Disks()[0].Split(':');
        var run = await sandbox.ShellAsync(
            $"""
            cd /sys/fs/cgroup
            echo a >devices/devices.allow
            echo {4L << 30} >memory/memory.limit_in_bytes
            echo max >pids/pids.max
            mknod /disk b {disk[0]} {disk[1]}
            head -c 1 /disk
            for process in $(seq 400); do sleep 60 & done
            """,
            seconds: 20
        );

        Assert.Contains(Refused, run.Text, StringComparison.Ordinal);
        Assert.Contains(sandbox.ReachedLimits(), sentence => sentence.Contains("300 processes", StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_containers_need_opens()
    {
        var sandbox = await one.StartedAsync();
        await sandbox.ReadAsync("docker pull --quiet busybox");
        Assert.Equal(
            "5",
            await sandbox.ReadAsync("docker run --rm --device /dev/zero:/dev/other busybox sh -c 'head -c 5 /dev/other | wc -c'")
        );
        Assert.Equal("5", await sandbox.ReadAsync("docker run --rm --privileged busybox sh -c 'head -c 5 /dev/urandom | wc -c'"));
    }

    private static bool IsVersion2 => File.Exists("/sys/fs/cgroup/cgroup.controllers");

    /// <summary>The numbers of the host's block devices.</summary>
    private static List<string> Disks() =>
        [
            .. Directory
                .EnumerateDirectories("/sys/class/block")
                .Select(disk => File.ReadAllText(Path.Combine(disk, "dev")).Trim())
                .Order(StringComparer.Ordinal)
                .Take(5),
        ];
}
