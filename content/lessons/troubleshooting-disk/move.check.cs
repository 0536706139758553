#:package Docker.DotNet.Enhanced@4.3.3
using Docker.DotNet;

using var timeout = new CancellationTokenSource(TimeSpan.FromSeconds(30));
using var docker = new DockerClientBuilder().Build();

try
{
    var info = await docker.System.GetSystemInfoAsync(timeout.Token);
    Console.WriteLine($"Docker keeps its data in {info.DockerRootDir}.");
    return info.DockerRootDir == "/mnt/small" ? 0 : 1;
}
catch (HttpRequestException)
{
    Console.WriteLine("No daemon answers.");
    return 1;
}
