#:package Docker.DotNet.Enhanced@4.3.3
using Docker.DotNet;

using var timeout = new CancellationTokenSource(TimeSpan.FromSeconds(30));
using var docker = new DockerClientBuilder().Build();

try
{
    await docker.Containers.InspectContainerAsync("limited", timeout.Token);
    await docker.Containers.WaitContainerAsync("limited", timeout.Token);
    var limited = await docker.Containers.InspectContainerAsync("limited", timeout.Token);
    string? size = null;
    limited.HostConfig?.LogConfig.Config?.TryGetValue("max-size", out size);
    Console.WriteLine($"limited is {limited.State?.Status}. A file of its log has at most {size ?? "any size"}.");
    return size == "1m" ? 0 : 1;
}
catch (DockerContainerNotFoundException)
{
    Console.WriteLine("There is no container named limited yet.");
    return 1;
}
