#:package Docker.DotNet.Enhanced@4.3.3
using Docker.DotNet;

using var timeout = new CancellationTokenSource(TimeSpan.FromSeconds(60));
using var docker = new DockerClientBuilder().Build();

var pid = (await docker.Containers.InspectContainerAsync("box", timeout.Token)).State?.Pid ?? 0;
var (box, own) = (Filters($"{pid}"), Filters("self"));

Console.WriteLine($"The system calls of the container box pass {box} filters, and those of this program {own}.");
return box > own ? 0 : 1;

static int Filters(string process) =>
    int.Parse(File.ReadLines($"/proc/{process}/status").First(line => line.StartsWith("Seccomp_filters:")).Split('\t')[1]);
