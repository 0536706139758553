#:package Docker.DotNet.Enhanced@4.3.3
using Docker.DotNet;
using Docker.DotNet.Models;

using var timeout = new CancellationTokenSource(TimeSpan.FromSeconds(60));
using var docker = new DockerClientBuilder().Build();

try
{
    var image = await docker.Images.InspectImageAsync("greeting:latest", timeout.Token);
    var command = string.Join(' ', image.Config?.Cmd ?? []);
    Console.WriteLine($"The image greeting:latest is here. It runs `{command}`.");
    return command == "cat /greeting.txt" ? 0 : 1;
}
catch (DockerImageNotFoundException)
{
    Console.WriteLine("There is no image greeting:latest here.");
    return 1;
}
