#:package Docker.DotNet.Enhanced@4.3.3
using Docker.DotNet;
using Docker.DotNet.Models;

using var timeout = new CancellationTokenSource(TimeSpan.FromSeconds(60));
using var docker = new DockerClientBuilder().Build();

foreach (var name in (string[])["busybox", "tiny-vm"])
{
    var image = await docker.Images.InspectImageAsync(name, timeout.Token);
    Console.WriteLine($"{name,-8} {image.Size / 1e6:0.0} MB in {image.RootFS?.Layers?.Count} layers");
}
