#:package Docker.DotNet.Enhanced@4.3.3
using Docker.DotNet;
using Docker.DotNet.Models;

using var timeout = new CancellationTokenSource(TimeSpan.FromSeconds(30));
using var docker = new DockerClientBuilder().Build();

foreach (var name in (string[])["web", "ticker"])
{
    await docker.Containers.RemoveContainerAsync(name, new ContainerRemoveParameters { Force = true }, timeout.Token);
    Console.WriteLine($"Removed the container {name}");
}

// Removing a container leaves named volumes alone. They have a call of their own.
await docker.Volumes.RemoveAsync("notes", force: false, timeout.Token);
Console.WriteLine("Removed the volume notes");
