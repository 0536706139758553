#:package Docker.DotNet.Enhanced@4.3.3
using Docker.DotNet;
using Docker.DotNet.Models;

using var timeout = new CancellationTokenSource(TimeSpan.FromSeconds(60));
using var docker = new DockerClientBuilder().Build();

var containers = await docker.Containers.ListContainersAsync(new ContainersListParameters(), timeout.Token);
string[] wanted = [.. Enumerable.Range(1, 10).Select(number => $"/crowd-{number}")];
var crowd = containers.Where(container => container.Image == "busybox" && wanted.Intersect(container.Names).Any()).ToList();
if (crowd.Count < wanted.Length)
{
    Console.WriteLine($"Running containers of busybox named crowd-1 to crowd-10: {crowd.Count}.");
    return 1;
}

ulong total = 0;
foreach (var container in crowd)
{
    var samples = new Latest();
    await docker.Containers.GetContainerStatsAsync(
        container.ID, new ContainerStatsParameters { Stream = false, OneShot = true }, samples, timeout.Token);
    total += samples.Value?.MemoryStats?.Usage ?? 0;
}

Console.WriteLine($"All ten are running. Together they use {total / 1024.0 / 1024.0:0.0} MiB.");
return 0;

sealed class Latest : IProgress<ContainerStatsResponse>
{
    public ContainerStatsResponse? Value { get; private set; }

    public void Report(ContainerStatsResponse value) => Value = value;
}
