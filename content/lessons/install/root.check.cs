#:package Docker.DotNet.Enhanced@4.3.3
using Docker.DotNet;

using var timeout = new CancellationTokenSource(TimeSpan.FromSeconds(30));
using var docker = new DockerClientBuilder().Build();

try
{
    await docker.Images.InspectImageAsync("busybox", timeout.Token);
    Console.WriteLine($"The image busybox is there. Whoever may run it can read what only root may read.");
    return 0;
}
catch (DockerImageNotFoundException)
{
    Console.WriteLine("The image busybox isn't there yet.");
    return 1;
}
