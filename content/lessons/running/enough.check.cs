#:package Docker.DotNet.Enhanced@4.3.3
using Docker.DotNet;
using Docker.DotNet.Models;

using var timeout = new CancellationTokenSource(TimeSpan.FromSeconds(30));
using var docker = new DockerClientBuilder().Build();

// The same program again, with the larger limit: if this one ends well, it was the limit that killed the other.
var container = await docker.Containers.CreateContainerAsync(
    new CreateContainerParameters
    {
        Image = "busybox",
        Cmd = ["dd", "if=/dev/zero", "of=/dev/null", "bs=100M", "count=1"],
        HostConfig = new HostConfig { Memory = 256 * 1024 * 1024 },
    },
    timeout.Token);
try
{
    await docker.Containers.StartContainerAsync(container.ID, new ContainerStartParameters(), timeout.Token);
    var end = await docker.Containers.WaitContainerAsync(container.ID, timeout.Token);
    Console.WriteLine($"With 256 MB, the same program ends with exit code {end.StatusCode}.");
    return end.StatusCode == 0 ? 0 : 1;
}
finally
{
    await docker.Containers.RemoveContainerAsync(container.ID, new ContainerRemoveParameters { Force = true }, CancellationToken.None);
}
