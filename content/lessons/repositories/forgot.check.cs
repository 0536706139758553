#:package Docker.DotNet.Enhanced@4.3.3
using Docker.DotNet;
using Docker.DotNet.Models;

using var timeout = new CancellationTokenSource(TimeSpan.FromSeconds(30));
using var docker = new DockerClientBuilder().Build();

try
{
    await docker.Images.InspectImageAsync("docker.io/team/tools", timeout.Token);
    Console.WriteLine("There is an image docker.io/team/tools here.");
    return 1;
}
catch (DockerImageNotFoundException)
{
    Console.WriteLine("No image here is named docker.io/team/tools, so there is nothing to push under that name.");
    return 0;
}
