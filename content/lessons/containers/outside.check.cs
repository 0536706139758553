#:package Docker.DotNet.Enhanced@4.3.3
using Docker.DotNet;
using Docker.DotNet.Models;

using var timeout = new CancellationTokenSource(TimeSpan.FromSeconds(30));
using var docker = new DockerClientBuilder().Build();

var box = await docker.Containers.InspectContainerAsync("box", timeout.Token);

Console.WriteLine($"Outside, the main process of box has PID {box.State?.Pid}.");
return box.State?.Pid > 1 ? 0 : 1;
