#:package Docker.DotNet.Enhanced@4.3.3
using Docker.DotNet;
using Docker.DotNet.Models;

using var timeout = new CancellationTokenSource(TimeSpan.FromSeconds(60));
using var docker = new DockerClientBuilder().Build();

await docker.Containers.RemoveContainerAsync("stored", new ContainerRemoveParameters { Force = true }, timeout.Token);
Console.WriteLine("Removed the container.");
foreach (var answer in await docker.Images.DeleteImageAsync("busybox", new ImageDeleteParameters(), timeout.Token))
{
    foreach (var (what, which) in answer)
    {
        Console.WriteLine($"{what}: {which}");
    }
}
