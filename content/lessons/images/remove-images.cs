#:package Docker.DotNet.Enhanced@4.3.3
using Docker.DotNet;
using Docker.DotNet.Models;

using var timeout = new CancellationTokenSource(TimeSpan.FromSeconds(30));
using var docker = new DockerClientBuilder().Build();

foreach (var name in (string[])["greeting", "greeting:1.0", "busybox"])
{
    await docker.Images.DeleteImageAsync(name, new ImageDeleteParameters(), timeout.Token);
    Console.WriteLine($"Removed {name}");
}
