#:package Docker.DotNet.Enhanced@4.3.3
using Docker.DotNet;
using Docker.DotNet.Models;

// Needs the three containers. Force is a stop that doesn't wait: the programs are killed, then the containers removed.
using var timeout = new CancellationTokenSource(TimeSpan.FromSeconds(30));
using var docker = new DockerClientBuilder().Build();

foreach (var name in (string[])["ship1", "ship2", "ship3"])
{
    await docker.Containers.RemoveContainerAsync(name, new ContainerRemoveParameters { Force = true }, timeout.Token);
    Console.WriteLine($"Removed {name} and its writable layer");
}
