#:package Docker.DotNet.Enhanced@4.3.3
using Docker.DotNet;
using Docker.DotNet.Models;

using var timeout = new CancellationTokenSource(TimeSpan.FromSeconds(60));
using var docker = new DockerClientBuilder().Build();

// With Size, the daemon adds up the files in the writable layer of each container. That takes time, so it isn't the default.
foreach (var container in await docker.Containers.ListContainersAsync(new ContainersListParameters { All = true, Size = true }, timeout.Token))
{
    Console.WriteLine($"{container.Names[0][1..]}: {container.SizeRw / 1e6:0.0} MB of its own, {container.SizeRootFs / 1e6:0.0} MB with its image");
}
