#:package Docker.DotNet.Enhanced@4.3.3
using Docker.DotNet;
using Docker.DotNet.Models;

using var timeout = new CancellationTokenSource(TimeSpan.FromSeconds(30));
using var docker = new DockerClientBuilder().Build();

var containers = await docker.Containers.ListContainersAsync(new ContainersListParameters { All = true }, timeout.Token);
var volumes = (await docker.Volumes.ListAsync(new VolumesListParameters(), timeout.Token)).Volumes ?? [];
var isLeft = containers.Any(container => container.Names.Contains("/mirror")) || volumes.Any(volume => volume.Name == "mirror-data");

Console.WriteLine(isLeft ? "The container mirror or the volume mirror-data is still there." : "The container and the volume are gone.");
return isLeft ? 1 : 0;
