#:package Docker.DotNet.Enhanced@4.3.3
using Docker.DotNet;
using Docker.DotNet.Models;

using var timeout = new CancellationTokenSource(TimeSpan.FromSeconds(60));
using var docker = new DockerClientBuilder().Build();

var id = (await docker.Containers.InspectContainerAsync("box", timeout.Token)).ID;
var everywhere = new EnumerationOptions { RecurseSubdirectories = true, IgnoreInaccessible = true };
string[] files =
[
    .. Directory.EnumerateFiles("/sys/fs/cgroup", "memory.*", everywhere)
        .Where(path => path.Contains(id) && Path.GetFileName(path) is "memory.max" or "memory.limit_in_bytes"),
];
string[] limits = [.. files.Select(path => File.ReadAllText(path).Trim())];

Console.WriteLine($"The kernel limits the memory of box to {string.Join(", ", limits)} bytes.");
return limits is ["67108864"] ? 0 : 1;
