#:package Docker.DotNet.Enhanced@4.3.3
using Docker.DotNet;
using Docker.DotNet.Models;

using var timeout = new CancellationTokenSource(TimeSpan.FromSeconds(30));
using var docker = new DockerClientBuilder().Build();

try
{
    var image = await docker.Images.InspectImageAsync("ship:latest", timeout.Token);
    Console.WriteLine($"The image ship has {image.RootFS?.Layers?.Count} layers and starts {string.Join(' ', image.Config?.Cmd ?? [])}");
    return image.Config?.Cmd is ["nginx", ..] ? 0 : 1;
}
catch (DockerImageNotFoundException)
{
    Console.WriteLine("There is no image ship here.");
    return 1;
}
