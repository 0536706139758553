#:package Docker.DotNet.Enhanced@4.3.3
using Docker.DotNet;
using Docker.DotNet.Models;

using var timeout = new CancellationTokenSource(TimeSpan.FromSeconds(60));
using var docker = new DockerClientBuilder().Build();

// Removing a container deletes its writable layer too, and so what it changed.
await docker.Containers.RemoveContainerAsync("breaker", new ContainerRemoveParameters(), timeout.Token);
Console.WriteLine("Removed breaker");
