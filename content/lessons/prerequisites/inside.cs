#:package Docker.DotNet.Enhanced@4.3.3
using Docker.DotNet;
using Docker.DotNet.Models;

// Wants the image busybox: docker pull busybox
using var timeout = new CancellationTokenSource(TimeSpan.FromSeconds(30));
using var docker = new DockerClientBuilder().Build();

var container = await docker.Containers.CreateContainerAsync(
    new CreateContainerParameters { Image = "busybox", Cmd = ["uname", "-r"] }, timeout.Token);
try
{
    await docker.Containers.StartContainerAsync(container.ID, new ContainerStartParameters(), timeout.Token);
    var end = await docker.Containers.WaitContainerAsync(container.ID, timeout.Token);

    // What a container printed stays with the engine until the container is removed.
    using var logs = await docker.Containers.GetContainerLogsAsync(
        container.ID, new ContainerLogsParameters { ShowStdout = true, ShowStderr = true }, timeout.Token);
    var (stdout, stderr) = await logs.ReadOutputToEndAsync(timeout.Token);
    Console.Error.Write(stderr);
    Console.WriteLine($"In the container:  {stdout.Trim()}");
    Console.WriteLine($"Says the engine:   {(await docker.System.GetSystemInfoAsync(timeout.Token)).KernelVersion}");
    return (int)end.StatusCode;
}
finally
{
    await docker.Containers.RemoveContainerAsync(container.ID, new ContainerRemoveParameters { Force = true }, CancellationToken.None);
}
