#:package Docker.DotNet.Enhanced@4.3.3
using Docker.DotNet;

using var timeout = new CancellationTokenSource(TimeSpan.FromSeconds(30));
using var docker = new DockerClientBuilder().Build();

try
{
    var server = await docker.System.GetVersionAsync(timeout.Token);
    Console.WriteLine($"Docker {server.Version} answers.");
    return 1;
}
catch (HttpRequestException)
{
    Console.WriteLine("No daemon answers.");
    return 0;
}
