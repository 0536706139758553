#:package Docker.DotNet.Enhanced@4.3.3
using Docker.DotNet;
using Docker.DotNet.Models;

using var timeout = new CancellationTokenSource(TimeSpan.FromSeconds(60));
using var docker = new DockerClientBuilder().Build();

var pid = (await docker.Containers.InspectContainerAsync("box", timeout.Token)).State?.Pid ?? 0;

// A process's namespaces are links in /proc. Two processes share a namespace if their links hold the same number. Reading the links of
// root's processes takes root, so run this program with sudo.
foreach (var kind in (string[])["cgroup", "ipc", "mnt", "net", "pid", "time", "user", "uts"])
{
    var ours = File.ResolveLinkTarget($"/proc/self/ns/{kind}", returnFinalTarget: false)?.Name;
    var theirs = File.ResolveLinkTarget($"/proc/{pid}/ns/{kind}", returnFinalTarget: false)?.Name;
    Console.WriteLine($"{kind,-7} {(ours == theirs ? "shared with this program" : "box has one of its own")}");
}
