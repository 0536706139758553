#:package Docker.DotNet.Enhanced@4.3.3
using Docker.DotNet;
using Docker.DotNet.Models;

using var timeout = new CancellationTokenSource(TimeSpan.FromSeconds(60));
using var docker = new DockerClientBuilder().Build();

var pruned = await docker.Containers.PruneContainersAsync(new ContainersPruneParameters(), timeout.Token);
Console.WriteLine($"Containers deleted: {pruned.ContainersDeleted?.Count ?? 0}. Space reclaimed: {pruned.SpaceReclaimed / 1e6:0.0} MB.");
