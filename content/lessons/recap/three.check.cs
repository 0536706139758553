#:package Docker.DotNet.Enhanced@4.3.3
using Docker.DotNet;
using Docker.DotNet.Models;

using var timeout = new CancellationTokenSource(TimeSpan.FromSeconds(30));
using var docker = new DockerClientBuilder().Build();

using var http = new HttpClient();

var image = await docker.Images.InspectImageAsync("ship", timeout.Token);
var containers = await docker.Containers.ListContainersAsync(new ContainersListParameters(), timeout.Token);
var ships = containers.Where(container => container.ImageID == image.ID).ToList();
if (ships.Count != 3)
{
    Console.WriteLine($"{ships.Count} containers run from the image ship, not 3.");
    return 1;
}

foreach (var port in (int[])[8081, 8082, 8083])
{
    // A container runs a moment before the program in it listens.
    while (true)
    {
        try
        {
            await http.GetStringAsync($"http://localhost:{port}/", timeout.Token);
            break;
        }
        catch (HttpRequestException) when (!timeout.IsCancellationRequested)
        {
            await Task.Delay(50, timeout.Token);
        }
    }
}

Console.WriteLine("Three containers run from the image ship, and all three answer.");
return 0;
