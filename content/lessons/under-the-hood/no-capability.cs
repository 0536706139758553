#:package Docker.DotNet.Enhanced@4.3.3
using Docker.DotNet;
using Docker.DotNet.Models;

using var timeout = new CancellationTokenSource(TimeSpan.FromSeconds(60));
using var docker = new DockerClientBuilder().Build();

// The same program in two containers. The second one may administer its own network.
foreach (var extra in (string[][])[[], ["NET_ADMIN"]])
{
    var container = await docker.Containers.CreateContainerAsync(
        new CreateContainerParameters
        {
            Image = "busybox", Cmd = ["ip", "link", "set", "lo", "down"], HostConfig = new HostConfig { CapAdd = extra },
        },
        timeout.Token);
    await docker.Containers.StartContainerAsync(container.ID, new ContainerStartParameters(), timeout.Token);
    var end = await docker.Containers.WaitContainerAsync(container.ID, timeout.Token);
    await docker.Containers.RemoveContainerAsync(container.ID, new ContainerRemoveParameters(), timeout.Token);
    Console.WriteLine($"{(extra is [] ? "Docker's default" : "with NET_ADMIN")}: exit code {end.StatusCode}");
}
