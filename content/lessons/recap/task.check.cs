#:package Docker.DotNet.Enhanced@4.3.3
using Docker.DotNet;
using Docker.DotNet.Models;

using var timeout = new CancellationTokenSource(TimeSpan.FromSeconds(30));
using var docker = new DockerClientBuilder().Build();

using var http = new HttpClient();

try
{
    var tags = await http.GetStringAsync("http://localhost:5001/v2/fleet/ship/tags/list", timeout.Token);
    if (!tags.Contains("\"1.0\"") || !tags.Contains("\"2.0\""))
    {
        Console.WriteLine($"The registry should have 1.0 and 2.0, and says: {tags.Trim()}");
        return 1;
    }

    var containers = await docker.Containers.ListContainersAsync(new ContainersListParameters(), timeout.Token);
    if (!containers.Any(container => container.Image == "localhost:5001/fleet/ship:2.0"))
    {
        Console.WriteLine("No container runs from localhost:5001/fleet/ship:2.0.");
        return 1;
    }

    // nginx may need a moment before it listens.
    while (true)
    {
        try
        {
            var page = await http.GetStringAsync("http://localhost:8085/", timeout.Token);
            var right = page.Contains("version 2");
            Console.WriteLine(right ? "Version 2 is served from the image 2.0, and 1.0 is still in the registry." : "The page at localhost:8085 isn't version 2.");
            return right ? 0 : 1;
        }
        catch (HttpRequestException) when (!timeout.IsCancellationRequested && containers.Any(container => container.Ports.Any(port => port.PublicPort == 8085)))
        {
            await Task.Delay(50, timeout.Token);
        }
    }
}
catch (HttpRequestException fault)
{
    Console.WriteLine($"Something doesn't answer yet: {fault.Message}");
    return 1;
}
