#:package Docker.DotNet.Enhanced@4.3.3
using Docker.DotNet;
using Docker.DotNet.Models;

using var timeout = new CancellationTokenSource(TimeSpan.FromSeconds(30));
using var docker = new DockerClientBuilder().Build();

var web = await docker.Containers.InspectContainerAsync("web", timeout.Token);
// The engine needs a moment to notice that the program has ended, and waits a moment before it starts it again.
for (var attempt = 0; attempt < 20 && web is { RestartCount: 0 } or { State.Running: false }; attempt++)
{
    await Task.Delay(100, timeout.Token);
    web = await docker.Containers.InspectContainerAsync("web", timeout.Token);
}

if (web is { RestartCount: 0 } or { State.Running: false })
{
    Console.WriteLine($"The container web is {web.State?.Status}, and the engine has restarted it {web.RestartCount} times.");
    return 1;
}

var page = await PageAsync("http://127.0.0.1:8080");
Console.WriteLine("The container web has been restarted by the engine, and serves your page again.");
return page.Contains("my own page", StringComparison.Ordinal) ? 0 : 1;

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
