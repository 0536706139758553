#:package Docker.DotNet.Enhanced@4.3.3
using Docker.DotNet;
using Docker.DotNet.Models;

using var timeout = new CancellationTokenSource(TimeSpan.FromSeconds(30));
using var docker = new DockerClientBuilder().Build();

try
{
    var image = await docker.Images.InspectImageAsync("greeting:latest", timeout.Token);
    Console.WriteLine($"greeting:latest runs `{string.Join(' ', image.Config?.Cmd ?? [])}`.");
    return image.Config?.Cmd is ["cat", "/greeting"] ? 0 : 1;
}
catch (DockerImageNotFoundException)
{
    Console.WriteLine("There is no image greeting:latest here.");
    return 1;
}
