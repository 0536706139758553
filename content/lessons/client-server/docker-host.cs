#:package Docker.DotNet.Enhanced@4.3.3
using Docker.DotNet;
using Docker.DotNet.Models;

// Without WithEndpoint, the library looks where the docker command would: at DOCKER_HOST, then at the current context.
var address = Environment.GetEnvironmentVariable("DOCKER_HOST") ?? "unix:///var/run/docker.sock";
using var timeout = new CancellationTokenSource(TimeSpan.FromSeconds(30));
using var docker = new DockerClientBuilder().WithEndpoint(new Uri(address)).Build();

Console.WriteLine($"Containers at {address}:");
foreach (var container in await docker.Containers.ListContainersAsync(new ContainersListParameters(), timeout.Token))
{
    Console.WriteLine($"{container.Names[0].TrimStart('/')} is {container.State}");
}
