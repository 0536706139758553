#:package Docker.DotNet.Enhanced@4.3.3
using Docker.DotNet;

using var timeout = new CancellationTokenSource(TimeSpan.FromSeconds(30));
using var docker = new DockerClientBuilder().Build();

foreach (var volume in (await docker.Volumes.ListAsync(timeout.Token)).Volumes ?? [])
{
    Console.WriteLine($"{volume.Name} is a volume of the driver {volume.Driver}, in {volume.Mountpoint}");
}
