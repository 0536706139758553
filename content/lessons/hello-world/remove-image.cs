#:package Docker.DotNet.Enhanced@4.3.3
using Docker.DotNet;
using Docker.DotNet.Models;

using var timeout = new CancellationTokenSource(TimeSpan.FromSeconds(30));
using var docker = new DockerClientBuilder().Build();

// One call answers with everything it did: names that it took away, and data that it deleted.
var removed = await docker.Images.DeleteImageAsync("hello-world", new ImageDeleteParameters(), timeout.Token);

foreach (var (what, name) in removed.SelectMany(line => line))
{
    Console.WriteLine($"{what}: {name}");
}
