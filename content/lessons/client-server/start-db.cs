#:package Docker.DotNet.Enhanced@4.3.3
using Docker.DotNet;
using Docker.DotNet.Models;

using var timeout = new CancellationTokenSource(TimeSpan.FromSeconds(30));
using var docker = new DockerClientBuilder().Build();

// The answer is true when this call started the container, and false when it was running already.
var started = await docker.Containers.StartContainerAsync("db", new ContainerStartParameters(), timeout.Token);
Console.WriteLine(started ? "Started db." : "db was running already.");
