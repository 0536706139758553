#:package Docker.DotNet.Enhanced@4.3.3
using Docker.DotNet;
using Docker.DotNet.Models;

using var timeout = new CancellationTokenSource(TimeSpan.FromSeconds(60));
using var docker = new DockerClientBuilder().Build();

var container = await docker.Containers.CreateContainerAsync(
    new CreateContainerParameters { Image = "greeting", AttachStdout = true, AttachStderr = true }, timeout.Token);
try
{
    using var output = await docker.Containers.AttachContainerAsync(
        container.ID, new ContainerAttachParameters { Stream = true, Stdout = true, Stderr = true }, timeout.Token);
    await docker.Containers.StartContainerAsync(container.ID, new ContainerStartParameters(), timeout.Token);
    var (stdout, stderr) = await output.ReadOutputToEndAsync(timeout.Token);
    var end = await docker.Containers.WaitContainerAsync(container.ID, timeout.Token);
    Console.Write(stdout);
    Console.Error.Write(stderr);
    return (int)end.StatusCode;
}
finally
{
    // `--rm` asks the engine to do this by itself (HostConfig.AutoRemove). Here the program cleans up.
    await docker.Containers.RemoveContainerAsync(container.ID, new ContainerRemoveParameters { Force = true }, CancellationToken.None);
}
