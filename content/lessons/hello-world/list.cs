#:package Docker.DotNet.Enhanced@4.3.3
using Docker.DotNet;
using Docker.DotNet.Models;

using var timeout = new CancellationTokenSource(TimeSpan.FromSeconds(30));
using var docker = new DockerClientBuilder().Build();

// Without `All`, the engine returns running containers only.
var running = await docker.Containers.ListContainersAsync(new ContainersListParameters(), timeout.Token);
var all = await docker.Containers.ListContainersAsync(new ContainersListParameters { All = true }, timeout.Token);

Console.WriteLine($"{running.Count} running, {all.Count} in all");
foreach (var container in all)
{
    Console.WriteLine($"{container.Names[0].TrimStart('/')}: {container.Image}, {container.Status}");
}
