#:package Docker.DotNet.Enhanced@4.3.3
using Docker.DotNet;
using Docker.DotNet.Models;

using var timeout = new CancellationTokenSource(TimeSpan.FromSeconds(30));
using var docker = new DockerClientBuilder().Build();

try
{
    var web = await docker.Containers.InspectContainerAsync("mysite-web-1", timeout.Token);
    var policy = web.HostConfig?.RestartPolicy?.Name;
    var same = await PageAsync("http://127.0.0.1:8081") == File.ReadAllText("site/index.html");
    Console.WriteLine(same ? "The container mysite-web-1 serves your page on port 8081." : "The container mysite-web-1 serves another page.");
    return same && policy == RestartPolicyKind.UnlessStopped ? 0 : 1;
}
catch (DockerContainerNotFoundException)
{
    Console.WriteLine("There is no container named mysite-web-1.");
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
