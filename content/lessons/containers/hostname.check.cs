#:package Docker.DotNet.Enhanced@4.3.3
using Docker.DotNet;
using Docker.DotNet.Models;

using var timeout = new CancellationTokenSource(TimeSpan.FromSeconds(30));
using var docker = new DockerClientBuilder().Build();

var box = await docker.Containers.InspectContainerAsync("box", timeout.Token);

Console.WriteLine($"box has the hostname {box.Config?.Hostname}; this machine is {Environment.MachineName}.");
return box.Config?.Hostname == "box" && Environment.MachineName != "box" ? 0 : 1;
