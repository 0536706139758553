#:package Docker.DotNet.Enhanced@4.3.3
using Docker.DotNet;
using Docker.DotNet.Models;

using var timeout = new CancellationTokenSource(TimeSpan.FromSeconds(30));
using var docker = new DockerClientBuilder().Build();

try
{
    using var logs = await docker.Containers.GetContainerLogsAsync("mirror", new ContainerLogsParameters { ShowStdout = true }, timeout.Token);
    var (access, _) = await logs.ReadOutputToEndAsync(timeout.Token);
    var asked = access.Contains("/v2/library/busybox/manifests/");
    Console.WriteLine(asked ? "The mirror was asked for busybox." : "Nobody has asked the mirror for busybox.");

    await docker.Images.InspectImageAsync("busybox:latest", timeout.Token);
    Console.WriteLine("The image busybox is here.");
    return asked ? 0 : 1;
}
catch (DockerImageNotFoundException)
{
    Console.WriteLine("There is no image busybox here.");
    return 1;
}
