#:package Docker.DotNet.Enhanced@4.3.3
using Docker.DotNet;
using Docker.DotNet.Models;

using var timeout = new CancellationTokenSource(TimeSpan.FromSeconds(30));
using var docker = new DockerClientBuilder().Build();

// A kernel draws a random number when it boots. Two kernels have two numbers, even when their versions are the same.
const string BootId = "/proc/sys/kernel/random/boot_id";
var container = await docker.Containers.CreateContainerAsync(
    new CreateContainerParameters { Image = "busybox", Cmd = ["cat", BootId] }, timeout.Token);
try
{
    await docker.Containers.StartContainerAsync(container.ID, new ContainerStartParameters(), timeout.Token);
    await docker.Containers.WaitContainerAsync(container.ID, timeout.Token);
    using var logs = await docker.Containers.GetContainerLogsAsync(
        container.ID, new ContainerLogsParameters { ShowStdout = true }, timeout.Token);
    var inside = (await logs.ReadOutputToEndAsync(timeout.Token)).stdout.Trim();
    var same = inside == File.ReadAllText(BootId).Trim();
    Console.WriteLine(same ? "Inside and outside, the kernel has the same boot ID: it is one running kernel." : "The boot IDs differ: these are two kernels.");
    return same ? 0 : 1;
}
finally
{
    await docker.Containers.RemoveContainerAsync(container.ID, new ContainerRemoveParameters { Force = true }, CancellationToken.None);
}
