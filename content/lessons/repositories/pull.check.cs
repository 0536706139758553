#:package Docker.DotNet.Enhanced@4.3.3
using Docker.DotNet;
using Docker.DotNet.Models;

using var timeout = new CancellationTokenSource(TimeSpan.FromSeconds(30));
using var docker = new DockerClientBuilder().Build();

try
{
    var image = await docker.Images.InspectImageAsync("busybox:latest", timeout.Token);
    Console.WriteLine($"The image busybox:latest is here, from {string.Join(", ", image.RepoDigests ?? [])}.");
    return 0;
}
catch (DockerImageNotFoundException)
{
    Console.WriteLine("There is no image busybox:latest here.");
    return 1;
}
