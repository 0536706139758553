#:package Docker.DotNet.Enhanced@4.3.3
using Docker.DotNet;
using Docker.DotNet.Models;

using var timeout = new CancellationTokenSource(TimeSpan.FromSeconds(30));
using var docker = new DockerClientBuilder().Build();

// Filters are a dictionary of dictionaries: the filter's name, then the values that it lets through.
var containers = await docker.Containers.ListContainersAsync(
    new ContainersListParameters
    {
        Filters = new Dictionary<string, IDictionary<string, bool>> { ["label"] = new Dictionary<string, bool> { ["purpose=demo"] = true } },
    },
    timeout.Token);

foreach (var container in containers)
{
    Console.WriteLine($"{container.Names[0].TrimStart('/')}  {string.Join(", ", container.Labels.Select(label => $"{label.Key}={label.Value}"))}");
}
