#:package Docker.DotNet.Enhanced@4.3.3
using Docker.DotNet;
using Docker.DotNet.Models;

using var timeout = new CancellationTokenSource(TimeSpan.FromSeconds(60));
using var docker = new DockerClientBuilder().Build();

// Paths that were added, modified or deleted, compared with the image.
foreach (var change in await docker.Containers.InspectChangesAsync("box", timeout.Token))
{
    Console.WriteLine($"{change.Kind}: {change.Path}");
}
