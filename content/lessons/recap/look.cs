#:package Docker.DotNet.Enhanced@4.3.3
using Docker.DotNet;
using Docker.DotNet.Models;

// Needs the containers of the step before. The list names the image of each container; the id shows that it's one image.
using var timeout = new CancellationTokenSource(TimeSpan.FromSeconds(30));
using var docker = new DockerClientBuilder().Build();

var containers = await docker.Containers.ListContainersAsync(new ContainersListParameters(), timeout.Token);

foreach (var container in containers.OrderBy(container => container.Names[0]))
{
    var ports = string.Join(", ", container.Ports.Select(port => $"{port.PublicPort} to {port.PrivatePort}"));
    Console.WriteLine($"{container.Names[0][1..]}: image {container.ImageID[7..19]}, port {ports}");
}
