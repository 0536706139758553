#:package Docker.DotNet.Enhanced@4.3.3
using Docker.DotNet;
using Docker.DotNet.Models;

using var timeout = new CancellationTokenSource(TimeSpan.FromSeconds(30));
using var docker = new DockerClientBuilder().Build();

// Force stops the container first. RemoveVolumes takes the volumes that have no name; those with one go separately.
await docker.Containers.RemoveContainerAsync(
    "db", new ContainerRemoveParameters { Force = true, RemoveVolumes = true }, timeout.Token);
await docker.Volumes.RemoveAsync("db-socket", force: false, timeout.Token);
Console.WriteLine("Removed the container db and the volume db-socket.");
