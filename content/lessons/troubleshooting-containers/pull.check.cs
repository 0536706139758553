#:package Docker.DotNet.Enhanced@4.3.3
using Docker.DotNet;

using var timeout = new CancellationTokenSource(TimeSpan.FromSeconds(30));
using var docker = new DockerClientBuilder().Build();

try
{
    var image = await docker.Images.InspectImageAsync("busybox", timeout.Token);
    Console.WriteLine($"The image busybox is there, for {image.Os}/{image.Architecture}.");
    return 0;
}
catch (DockerImageNotFoundException)
{
    Console.WriteLine("There is no image busybox.");
    return 1;
}
