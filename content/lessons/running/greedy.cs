#:package Docker.DotNet.Enhanced@4.3.3
using Docker.DotNet;
using Docker.DotNet.Models;

using var timeout = new CancellationTokenSource(TimeSpan.FromSeconds(30));
using var docker = new DockerClientBuilder().Build();

// Memory is given in bytes. The kernel counts it for all processes of the container together.
await docker.Containers.CreateContainerAsync(
    new CreateContainerParameters
    {
        Name = "greedy",
        Image = "busybox",
        Cmd = ["dd", "if=/dev/zero", "of=/dev/null", "bs=100M", "count=1"],
        HostConfig = new HostConfig { Memory = 32 * 1024 * 1024 },
    },
    timeout.Token);
await docker.Containers.StartContainerAsync("greedy", new ContainerStartParameters(), timeout.Token);
var end = await docker.Containers.WaitContainerAsync("greedy", timeout.Token);

Console.WriteLine($"The container greedy has ended with exit code {end.StatusCode}");
return end.StatusCode == 137 ? 0 : 1; // it's meant to be killed here
