#:package Docker.DotNet.Enhanced@4.3.3
using Docker.DotNet;
using Docker.DotNet.Models;

using var timeout = new CancellationTokenSource(TimeSpan.FromSeconds(60));
using var docker = new DockerClientBuilder().Build();

var containers = await docker.Containers.ListContainersAsync(new ContainersListParameters { All = true }, timeout.Token);

foreach (var container in containers)
{
    Console.WriteLine($"{container.Names[0].TrimStart('/')}: {container.Status}");
    foreach (var change in await docker.Containers.InspectChangesAsync(container.ID, timeout.Token))
    {
        Console.WriteLine($"  kept: {change.Path}");
    }
}
