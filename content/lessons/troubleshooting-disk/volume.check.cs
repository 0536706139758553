#:package Docker.DotNet.Enhanced@4.3.3
using Docker.DotNet;

using var timeout = new CancellationTokenSource(TimeSpan.FromSeconds(30));
using var docker = new DockerClientBuilder().Build();

var volumes = (await docker.Volumes.ListAsync(timeout.Token)).Volumes ?? [];

Console.WriteLine($"Volumes: {(volumes.Count == 0 ? "none" : string.Join(", ", volumes.Select(volume => volume.Name)))}.");
return volumes.Any(volume => volume.Name == "keep") ? 0 : 1;
