#:package Docker.DotNet.Enhanced@4.3.3
using Docker.DotNet;

using var timeout = new CancellationTokenSource(TimeSpan.FromSeconds(30));
using var docker = new DockerClientBuilder().Build();

try
{
    var image = await docker.Images.InspectImageAsync("busybox:latest", timeout.Token);
    Console.WriteLine($"The image busybox is here, made for {image.Os}.");
    return image.Os == "linux" ? 0 : 1;
}
catch (DockerImageNotFoundException)
{
    Console.WriteLine("There is no image busybox here.");
    return 1;
}
