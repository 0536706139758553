#:package Docker.DotNet.Enhanced@4.3.3
using Docker.DotNet;
using Docker.DotNet.Models;

using var timeout = new CancellationTokenSource(TimeSpan.FromSeconds(60));
using var docker = new DockerClientBuilder().Build();

foreach (var name in (string[])["box", "other", "typo", "data"])
{
    // Without `Force`, the engine answers 409 for a container that is running.
    await docker.Containers.RemoveContainerAsync(name, new ContainerRemoveParameters { Force = true }, timeout.Token);
    Console.WriteLine($"Removed {name}");
}
