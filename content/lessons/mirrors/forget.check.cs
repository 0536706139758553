#:package Docker.DotNet.Enhanced@4.3.3
using Docker.DotNet;

using var timeout = new CancellationTokenSource(TimeSpan.FromSeconds(30));
using var docker = new DockerClientBuilder().Build();

try
{
    await docker.Images.InspectImageAsync("busybox:latest", timeout.Token);
    Console.WriteLine("The image busybox is here.");
    return 1;
}
catch (DockerImageNotFoundException)
{
    Console.WriteLine("There is no image busybox here.");
    return 0;
}
