#:package Docker.DotNet.Enhanced@4.3.3
using Docker.DotNet;
using Docker.DotNet.Models;

using var timeout = new CancellationTokenSource(TimeSpan.FromSeconds(60));
using var docker = new DockerClientBuilder().Build();

var pid = (await docker.Containers.InspectContainerAsync("box", timeout.Token)).State?.Pid ?? 0;
string[] kinds = ["ipc", "mnt", "net", "pid", "uts"];
string[] own = [.. kinds.Where(kind => Link("self", kind) != Link($"{pid}", kind))];

Console.WriteLine($"box has its own namespaces of these kinds: {string.Join(", ", own)}.");
return own.Length == kinds.Length ? 0 : 1;

static string? Link(string process, string kind) => File.ResolveLinkTarget($"/proc/{process}/ns/{kind}", returnFinalTarget: false)?.Name;
