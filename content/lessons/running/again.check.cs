#:package Docker.DotNet.Enhanced@4.3.3
using Docker.DotNet;
using Docker.DotNet.Models;

using var timeout = new CancellationTokenSource(TimeSpan.FromSeconds(30));
using var docker = new DockerClientBuilder().Build();

var web = await docker.Containers.InspectContainerAsync("web", timeout.Token);
var page = await PageAsync("http://127.0.0.1:8080");
var original = !page.Contains("My page", StringComparison.Ordinal);

Console.WriteLine(original ? "The new container web serves the page of its image." : "The container web serves the changed page.");
return web.State?.Running == true && original ? 0 : 1;

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
