#:package Docker.DotNet.Enhanced@4.3.3
using Docker.DotNet;
using Docker.DotNet.Models;

using var timeout = new CancellationTokenSource(TimeSpan.FromSeconds(30));
using var docker = new DockerClientBuilder().Build();

// This program connects as always. It can't tell that systemd starts the daemon for it and keeps it waiting until then.
foreach (var container in await docker.Containers.ListContainersAsync(new ContainersListParameters { All = true }, timeout.Token))
{
    Console.WriteLine($"{container.Names[0].TrimStart('/')}: {container.Status}");
}
