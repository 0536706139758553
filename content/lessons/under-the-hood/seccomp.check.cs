#:package Docker.DotNet.Enhanced@4.3.3
using Docker.DotNet;

using var timeout = new CancellationTokenSource(TimeSpan.FromSeconds(60));
using var docker = new DockerClientBuilder().Build();

var pid = (await docker.Containers.InspectContainerAsync("box", timeout.Token)).State?.Pid ?? 0;
var mode = File.ReadLines($"/proc/{pid}/status").First(line => line.StartsWith("Seccomp:")).Split('\t')[1];

Console.WriteLine($"The system calls of the container box are {(mode == "2" ? "filtered" : "not filtered")}.");
return mode == "2" ? 0 : 1;
