#:package Docker.DotNet.Enhanced@4.3.3
using Docker.DotNet;
using Docker.DotNet.Models;

using var timeout = new CancellationTokenSource(TimeSpan.FromSeconds(30));
using var docker = new DockerClientBuilder().Build();

var containers = await docker.Containers.ListContainersAsync(new ContainersListParameters { All = true }, timeout.Token);

foreach (var container in containers.Where(container => container.Image == "hello-world"))
{
    await docker.Containers.RemoveContainerAsync(container.ID, new ContainerRemoveParameters(), timeout.Token);
    Console.WriteLine($"Removed {container.Names[0].TrimStart('/')}");
}
