#:package Docker.DotNet.Enhanced@4.3.3
using Docker.DotNet;

using var timeout = new CancellationTokenSource(TimeSpan.FromSeconds(30));
using var docker = new DockerClientBuilder().Build();

try
{
    await docker.Images.InspectImageAsync("busybox", timeout.Token);
    Console.WriteLine($"{Environment.UserName} has the image busybox, with which the daemon opens files that {Environment.UserName} can't.");
    return 0;
}
catch (DockerImageNotFoundException)
{
    Console.WriteLine("The image busybox isn't there yet.");
    return 1;
}
