#:package Docker.DotNet.Enhanced@4.3.3
using Docker.DotNet;
using Docker.DotNet.Models;

using var timeout = new CancellationTokenSource(TimeSpan.FromSeconds(60));
using var docker = new DockerClientBuilder().Build();

// True if this call started it, false if it was running already.
var started = await docker.Containers.StartContainerAsync("box", new ContainerStartParameters(), timeout.Token);
var box = await docker.Containers.InspectContainerAsync("box", timeout.Token);

Console.WriteLine($"{(started ? "Started" : "Already running")}: box, since {box.State?.StartedAt}");
