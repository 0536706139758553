#:package Docker.DotNet.Enhanced@4.3.3
using Docker.DotNet;
using Docker.DotNet.Models;

using var timeout = new CancellationTokenSource(TimeSpan.FromSeconds(30));
using var docker = new DockerClientBuilder().Build();

using var http = new HttpClient();

try
{
    var container = await docker.Containers.InspectContainerAsync("ship4", timeout.Token);
    if (container.State?.Running != true)
    {
        Console.WriteLine($"The container ship4 is {container.State?.Status}.");
        return 1;
    }
}
catch (DockerContainerNotFoundException)
{
    Console.WriteLine("There is no container named ship4.");
    return 1;
}

while (true)
{
    try
    {
        var page = await http.GetStringAsync("http://localhost:8084/", timeout.Token);
        var original = page.Contains("Hello from the image");
        Console.WriteLine(original ? "ship4 serves the page of the image." : "ship4 serves another page than the image's.");
        return original ? 0 : 1;
    }
    catch (HttpRequestException) when (!timeout.IsCancellationRequested)
    {
        await Task.Delay(50, timeout.Token);
    }
}
