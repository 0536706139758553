#:package Docker.DotNet.Enhanced@4.3.3
using Docker.DotNet;
using Docker.DotNet.Models;

using var timeout = new CancellationTokenSource(TimeSpan.FromSeconds(30));
using var docker = new DockerClientBuilder().Build();

// Without All = true, the engine names running containers only.
var containers = await docker.Containers.ListContainersAsync(new ContainersListParameters { All = true }, timeout.Token);

foreach (var container in containers)
{
    Console.WriteLine($"{container.Names[0].TrimStart('/')}: {container.Image}, {container.Status}");
}
