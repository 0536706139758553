#:package Docker.DotNet.Enhanced@4.3.3
using Docker.DotNet;
using Docker.DotNet.Models;

using var timeout = new CancellationTokenSource(TimeSpan.FromSeconds(30));
using var docker = new DockerClientBuilder().Build();

using var http = new HttpClient();

try
{
    await docker.Containers.InspectContainerAsync("registry", timeout.Token);
}
catch (DockerContainerNotFoundException)
{
    Console.WriteLine("There is no container named registry.");
    return 1;
}

// The container runs a moment before the program in it listens.
while (true)
{
    try
    {
        var catalog = await http.GetStringAsync("http://localhost:5001/v2/_catalog", timeout.Token);
        Console.WriteLine($"The registry answers at localhost:5001 and lists: {catalog.Trim()}");
        return 0;
    }
    catch (HttpRequestException) when (!timeout.IsCancellationRequested)
    {
        await Task.Delay(50, timeout.Token);
    }
}
