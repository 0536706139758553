#:package Docker.DotNet.Enhanced@4.3.3
using Docker.DotNet;
using Docker.DotNet.Models;

using var timeout = new CancellationTokenSource(TimeSpan.FromSeconds(60));
using var docker = new DockerClientBuilder().Build();

var (box, machine) = (await UsageAsync("box"), await UsageAsync("machine"));
var more = machine > 20 * box;
Console.WriteLine(more
    ? "The virtual machine uses more than twenty times the memory of the container."
    : $"The container uses {box >> 10} KiB, the virtual machine {machine >> 10} KiB.");
return more ? 0 : 1;

async Task<ulong> UsageAsync(string name)
{
    var samples = new Latest();
    await docker.Containers.GetContainerStatsAsync(name, new ContainerStatsParameters { Stream = false }, samples, timeout.Token);
    return samples.Value?.MemoryStats?.Usage ?? 0;
}

sealed class Latest : IProgress<ContainerStatsResponse>
{
    public ContainerStatsResponse? Value { get; private set; }

    public void Report(ContainerStatsResponse value) => Value = value;
}
