#:package Docker.DotNet.Enhanced@4.3.3
using Docker.DotNet;

using var timeout = new CancellationTokenSource(TimeSpan.FromSeconds(30));
using var docker = new DockerClientBuilder().Build();

try
{
    var mirror = await docker.Containers.InspectContainerAsync("mirror", timeout.Token);
    Console.WriteLine($"The container mirror is {mirror.State?.Status}.");
    await docker.Images.InspectImageAsync("nginx:latest", timeout.Token);
    Console.WriteLine("The image nginx is here.");
    return mirror.State?.Paused == true ? 0 : 1;
}
catch (DockerImageNotFoundException)
{
    Console.WriteLine("There is no image nginx here.");
    return 1;
}
