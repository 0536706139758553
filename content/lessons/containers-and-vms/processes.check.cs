#:package Docker.DotNet.Enhanced@4.3.3
using Docker.DotNet;
using Docker.DotNet.Models;

using var timeout = new CancellationTokenSource(TimeSpan.FromSeconds(60));
using var docker = new DockerClientBuilder().Build();

// The engine looks from the host, and sees one process in box as well.
var processes = await docker.Containers.ListProcessesAsync("box", new ContainerListProcessesParameters(), timeout.Token);
Console.WriteLine($"Processes in box, seen from the host: {processes.Processes.Count}.");
return processes.Processes.Count == 1 ? 0 : 1;
