#:package Docker.DotNet.Enhanced@4.3.3
using Docker.DotNet;
using Docker.DotNet.Models;

using var timeout = new CancellationTokenSource(TimeSpan.FromSeconds(30));
using var docker = new DockerClientBuilder().Build();

try
{
    var latest = await docker.Images.InspectImageAsync("greeting:latest", timeout.Token);
    var named = await docker.Images.InspectImageAsync("greeting:1.0", timeout.Token);
    var same = latest.ID == named.ID;
    Console.WriteLine($"greeting:latest and greeting:1.0 name {(same ? "the same image" : "two images")}.");
    return same ? 0 : 1;
}
catch (DockerImageNotFoundException)
{
    Console.WriteLine("There is no image greeting:1.0 here.");
    return 1;
}
