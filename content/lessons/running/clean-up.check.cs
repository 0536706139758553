#:package Docker.DotNet.Enhanced@4.3.3
using Docker.DotNet;
using Docker.DotNet.Models;

using var timeout = new CancellationTokenSource(TimeSpan.FromSeconds(30));
using var docker = new DockerClientBuilder().Build();

string[] ours = ["/web", "/ticker"];
var containers = await docker.Containers.ListContainersAsync(new ContainersListParameters { All = true }, timeout.Token);
var volumes = await docker.Volumes.ListAsync(new VolumesListParameters(), timeout.Token);
var left = containers.SelectMany(container => container.Names).Count(ours.Contains)
    + (volumes.Volumes ?? []).Count(volume => volume.Name == "notes");

Console.WriteLine(left == 0 ? "The containers and the volume of this lesson are gone." : $"Still there: {left} of the containers and volumes of this lesson.");
return left == 0 ? 0 : 1;
