#:package Docker.DotNet.Enhanced@4.3.3
using Docker.DotNet;
using Docker.DotNet.Models;

using var timeout = new CancellationTokenSource(TimeSpan.FromSeconds(30));
using var docker = new DockerClientBuilder().Build();

try
{
    var blog = await docker.Containers.InspectContainerAsync("blog", timeout.Token);
    var volume = blog.Mounts?.FirstOrDefault(mount => mount.Destination == "/usr/share/nginx/html")?.Name;
    var port = blog.HostConfig?.PortBindings?.TryGetValue("80/tcp", out var bindings) == true ? bindings[0] : null;
    if (blog.State?.Running != true || volume != "blog-pages" || port is not { HostIP: "127.0.0.1", HostPort: "8082" })
    {
        Console.WriteLine($"The container blog is {blog.State?.Status}; its pages come from {volume ?? "no volume"}, and its port 80 is published at {port?.HostIP}:{port?.HostPort}.");
        return 1;
    }

    var page = await PageAsync("http://127.0.0.1:8082");
    using var http = new HttpClient();
    using var head = await http.GetAsync("http://127.0.0.1:8082", timeout.Token);
    var survived = head.Content.Headers.LastModified < blog.Created;
    Console.WriteLine(
        page.Trim() != "Hello from a volume" ? "The front page of blog says something else."
        : survived ? "The page is older than the container that serves it: it has survived the one before."
        : "The page is right, but the container is older: remove it and create it anew.");
    return page.Trim() == "Hello from a volume" && survived ? 0 : 1;
}
catch (DockerContainerNotFoundException)
{
    Console.WriteLine("There is no container named blog.");
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
