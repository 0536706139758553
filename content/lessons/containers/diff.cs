#:package Docker.DotNet.Enhanced@4.3.3
using Docker.DotNet;
using Docker.DotNet.Models;

using var timeout = new CancellationTokenSource(TimeSpan.FromSeconds(30));
using var docker = new DockerClientBuilder().Build();

var changes = await docker.Containers.InspectChangesAsync("box", timeout.Token);

foreach (var change in changes)
{
    Console.WriteLine($"{change.Kind}: {change.Path}");
}
