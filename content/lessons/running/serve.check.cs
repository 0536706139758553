#:package Docker.DotNet.Enhanced@4.3.3
using Docker.DotNet;
using Docker.DotNet.Models;

using var timeout = new CancellationTokenSource(TimeSpan.FromSeconds(30));
using var docker = new DockerClientBuilder().Build();

try
{
    var web = await docker.Containers.InspectContainerAsync("web", timeout.Token);
    if (web.State?.Running != true)
    {
        Console.WriteLine($"The container web is {web.State?.Status}.");
        return 1;
    }

    var page = await PageAsync("http://127.0.0.1:8080");
    Console.WriteLine("The container web runs, and answers on port 8080 of this machine.");
    return page.Contains("<h1>", StringComparison.Ordinal) ? 0 : 1;
}
catch (DockerContainerNotFoundException)
{
    Console.WriteLine("There is no container named web.");
    return 1;
}

// A server that has only just been started may not listen yet.
async Task<string> PageAsync(string address)
{
    using var http = new HttpClient();
    for (var attempt = 1; ; attempt++)
    {
        try
        {
            return await http.GetStringAsync(address, timeout.Token);
        }
        catch (HttpRequestException) when (attempt < 50)
        {
            await Task.Delay(100, timeout.Token);
        }
    }
}
