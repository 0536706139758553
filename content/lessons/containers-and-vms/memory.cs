#:package Docker.DotNet.Enhanced@4.3.3
using Docker.DotNet;
using Docker.DotNet.Models;

using var timeout = new CancellationTokenSource(TimeSpan.FromSeconds(60));
using var docker = new DockerClientBuilder().Build();

foreach (var name in (string[])["box", "machine"])
{
    var samples = new Latest();
    await docker.Containers.GetContainerStatsAsync(name, new ContainerStatsParameters { Stream = false }, samples, timeout.Token);

    // The kernel counts memory for each control group. Part of it is a cache of files, which the kernel can take back at any time, so
    // `docker stats` leaves that part out. Its name depends on the version of the control groups.
    var memory = samples.Value!.MemoryStats!;
    var cache = memory.Stats!.TryGetValue("total_inactive_file", out var first) ? first : memory.Stats!["inactive_file"];
    Console.WriteLine($"{name,-8} uses {(memory.Usage - cache) / 1024.0 / 1024.0:0.0} MiB");
}

sealed class Latest : IProgress<ContainerStatsResponse>
{
    public ContainerStatsResponse? Value { get; private set; }

    public void Report(ContainerStatsResponse value) => Value = value;
}
