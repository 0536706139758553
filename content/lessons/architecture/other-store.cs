#:package Docker.DotNet.Enhanced@4.3.3
using Docker.DotNet;

using var timeout = new CancellationTokenSource(TimeSpan.FromSeconds(60));
using var docker = new DockerClientBuilder().Build();

var info = await docker.System.GetSystemInfoAsync(timeout.Token);
Console.WriteLine($"{info.Driver}: images {info.Images}, containers {info.Containers}");
foreach (var pair in info.DriverStatus ?? [])
{
    // With the containerd image store, this says which kind of plugin of containerd does the work.
    Console.WriteLine(string.Join(": ", pair));
}
