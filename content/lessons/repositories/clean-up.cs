#:package Docker.DotNet.Enhanced@4.3.3
using Docker.DotNet;
using Docker.DotNet.Models;

// Needs the container registry. Force stops it first; RemoveVolumes deletes the unnamed volume in which it kept the images.
using var timeout = new CancellationTokenSource(TimeSpan.FromSeconds(30));
using var docker = new DockerClientBuilder().Build();

var volumes = (await docker.Containers.InspectContainerAsync("registry", timeout.Token)).Mounts.Count(mount => mount.Type == "volume");
await docker.Containers.RemoveContainerAsync("registry", new ContainerRemoveParameters { Force = true, RemoveVolumes = true }, timeout.Token);
Console.WriteLine($"Removed the container registry and {volumes} volume of its own.");
