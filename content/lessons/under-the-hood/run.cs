#:package Docker.DotNet.Enhanced@4.3.3
using Docker.DotNet;
using Docker.DotNet.Models;

using var timeout = new CancellationTokenSource(TimeSpan.FromSeconds(60));
using var docker = new DockerClientBuilder().Build();

try
{
    await docker.Images.InspectImageAsync("busybox", timeout.Token);
}
catch (DockerImageNotFoundException)
{
    await docker.Images.CreateImageAsync(
        new ImagesCreateParameters { FromImage = "busybox", Tag = "latest" }, null, new Progress<JSONMessage>(), timeout.Token);
}

var box = await docker.Containers.CreateContainerAsync(
    new CreateContainerParameters
    {
        Name = "box",
        Hostname = "box",
        Image = "busybox",
        Cmd = ["sleep", "3600"],
        // The engine takes bytes. `64m` is the client's way to write them.
        HostConfig = new HostConfig { Memory = 64 * 1024 * 1024 },
    },
    timeout.Token);
await docker.Containers.StartContainerAsync(box.ID, new ContainerStartParameters(), timeout.Token);

var state = (await docker.Containers.InspectContainerAsync("box", timeout.Token)).State;
Console.WriteLine($"box is {state?.Status}. On the host, its main process has PID {state?.Pid}.");
