#:package Docker.DotNet.Enhanced@4.3.3
using Docker.DotNet;
using Docker.DotNet.Models;

using var timeout = new CancellationTokenSource(TimeSpan.FromSeconds(60));
using var docker = new DockerClientBuilder().Build();

// The engine measures a container by reading the files of its control group. OneShot asks for one reading, without the second one that
// the use of processor time is computed from.
ContainerStatsResponse? reading = null;
await docker.Containers.GetContainerStatsAsync(
    "box",
    new ContainerStatsParameters { Stream = false, OneShot = true },
    new Reader(stats => reading = stats),
    timeout.Token);

Console.WriteLine($"memory: limited to {reading?.MemoryStats.Limit / 1024 / 1024} MiB");
Console.WriteLine($"processes and threads: {reading?.PidsStats.Current}");
return reading?.MemoryStats.Limit == 64 * 1024 * 1024 ? 0 : 1;

internal sealed class Reader(Action<ContainerStatsResponse> read) : IProgress<ContainerStatsResponse>
{
    public void Report(ContainerStatsResponse value) => read(value);
}
