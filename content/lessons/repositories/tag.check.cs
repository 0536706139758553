#:package Docker.DotNet.Enhanced@4.3.3
using Docker.DotNet;
using Docker.DotNet.Models;

using var timeout = new CancellationTokenSource(TimeSpan.FromSeconds(30));
using var docker = new DockerClientBuilder().Build();

try
{
    var original = await docker.Images.InspectImageAsync("busybox", timeout.Token);
    var named = await docker.Images.InspectImageAsync("localhost:5001/team/tools:1.0", timeout.Token);
    Console.WriteLine($"busybox is {original.ID}, and localhost:5001/team/tools:1.0 is {(named.ID == original.ID ? "the same image" : named.ID)}.");
    return named.ID == original.ID ? 0 : 1;
}
catch (DockerImageNotFoundException)
{
    Console.WriteLine("There is no image localhost:5001/team/tools:1.0 here.");
    return 1;
}
