#:package Docker.DotNet.Enhanced@4.3.3
using Docker.DotNet;
using Docker.DotNet.Models;

using var timeout = new CancellationTokenSource(TimeSpan.FromSeconds(30));
using var docker = new DockerClientBuilder().Build();

var web = await docker.Containers.InspectContainerAsync("web", timeout.Token);
var mount = web.Mounts?.FirstOrDefault(mount => mount.Destination == "/usr/share/nginx/html");
if (mount is null)
{
    Console.WriteLine("The container web has its pages from its image.");
    return 1;
}

var same = await PageAsync("http://127.0.0.1:8080") == File.ReadAllText("site/index.html");
Console.WriteLine(same ? "The server answers with the file in your directory site." : "The server answers with another page than the one in site.");
return same && !mount.RW ? 0 : 1;

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
