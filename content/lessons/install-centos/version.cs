#:package Docker.DotNet.Enhanced@4.3.3
using Docker.DotNet;

using var timeout = new CancellationTokenSource(TimeSpan.FromSeconds(30));
using var docker = new DockerClientBuilder().Build();

// The answer to GET /version also lists the other programs that the packages brought, each with its version.
var server = await docker.System.GetVersionAsync(timeout.Token);
foreach (var part in server.Components)
{
    Console.WriteLine($"{part.Name}: {part.Version}");
}
