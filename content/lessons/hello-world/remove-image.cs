#:package Docker.DotNet.Enhanced@4.3.3
using Docker.DotNet;
using Docker.DotNet.Models;

using var timeout = new CancellationTokenSource(TimeSpan.FromSeconds(30));
using var docker = new DockerClientBuilder().Build();

var removed = await docker.Images.DeleteImageAsync("hello-world", new ImageDeleteParameters(), timeout.Token);

foreach (var (what, name) in removed.SelectMany(line => line))
{
    Console.WriteLine($"{what}: {name}");
}
