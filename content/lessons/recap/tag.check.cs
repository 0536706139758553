#:package Docker.DotNet.Enhanced@4.3.3
using Docker.DotNet;
using Docker.DotNet.Models;

using var timeout = new CancellationTokenSource(TimeSpan.FromSeconds(30));
using var docker = new DockerClientBuilder().Build();

try
{
    var ship = await docker.Images.InspectImageAsync("ship", timeout.Token);
    var named = await docker.Images.InspectImageAsync("localhost:5001/fleet/ship:1.0", timeout.Token);
    Console.WriteLine($"ship and localhost:5001/fleet/ship:1.0 are {(ship.ID == named.ID ? "one image" : "two images")}.");
    return ship.ID == named.ID ? 0 : 1;
}
catch (DockerImageNotFoundException)
{
    Console.WriteLine("There is no image localhost:5001/fleet/ship:1.0 here.");
    return 1;
}
