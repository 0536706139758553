#:package Docker.DotNet.Enhanced@4.3.3
using Docker.DotNet;
using Docker.DotNet.Models;

using var timeout = new CancellationTokenSource(TimeSpan.FromSeconds(30));
using var docker = new DockerClientBuilder().Build();

// The engine applies the filter, not the client: `docker ps --filter` sends the same one.
var filter = new Dictionary<string, IDictionary<string, bool>>
{
    ["ancestor"] = new Dictionary<string, bool> { ["hello-world"] = true },
};
var containers = await docker.Containers.ListContainersAsync(
    new ContainersListParameters { All = true, Filters = filter }, timeout.Token);

foreach (var container in containers)
{
    await docker.Containers.RemoveContainerAsync(container.ID, new ContainerRemoveParameters(), timeout.Token);
    Console.WriteLine($"Removed {container.Names[0].TrimStart('/')}");
}
