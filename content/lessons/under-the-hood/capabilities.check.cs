#:package Docker.DotNet.Enhanced@4.3.3
using System.Diagnostics;
using Docker.DotNet;
using Docker.DotNet.Models;

using var timeout = new CancellationTokenSource(TimeSpan.FromSeconds(60));
using var docker = new DockerClientBuilder().Build();

var pid = (await docker.Containers.InspectContainerAsync("box", timeout.Token)).State?.Pid ?? 0;
// The container's first process: it runs the image's busybox.
var made = Process.GetProcessesByName("busybox").FirstOrDefault(process => CommandOf(process) == "root/bin/busybox sleep 3600")?.Id;
if (made is null)
{
    Console.WriteLine("No process runs `root/bin/busybox sleep 3600`.");
    return 1;
}

var (few, all) = (Capabilities($"{pid}"), Capabilities($"{made}"));
var (guarded, open) = (Line($"{pid}", "Seccomp_filters:"), Line($"{made}", "Seccomp_filters:"));
Console.WriteLine(
    $"box has {ulong.PopCount(few)} capabilities and {guarded} filters. The container made by hand has {(all > few ? "more" : "no more")} capabilities and {open} filters.");
return few == 0xa80425fb && (few & all) == few && all > few && int.Parse(guarded) == int.Parse(open) + 1 ? 0 : 1;

static ulong Capabilities(string process) => Convert.ToUInt64(Line(process, "CapEff:"), 16);

static string Line(string process, string name) =>
    File.ReadLines($"/proc/{process}/status").First(line => line.StartsWith(name)).Split('\t')[1];

static string CommandOf(Process process) => File.ReadAllText($"/proc/{process.Id}/cmdline").TrimEnd('\0').Replace('\0', ' ');
