#:package Docker.DotNet.Enhanced@4.3.3
using Docker.DotNet;

using var timeout = new CancellationTokenSource(TimeSpan.FromSeconds(30));
using var docker = new DockerClientBuilder().Build();
using var http = new HttpClient { Timeout = TimeSpan.FromSeconds(10) };

var mirrors = (await docker.System.GetSystemInfoAsync(timeout.Token)).RegistryConfig?.Mirrors ?? [];
var first = mirrors.FirstOrDefault() == "http://127.0.0.1:5002/";
Console.WriteLine(first ? $"The cache is the first of {mirrors.Count} mirrors." : $"The first mirror isn't http://127.0.0.1:5002/, but: {mirrors.FirstOrDefault() ?? "none"}");

try
{
    // A cache lists only what it has stored.
    var catalog = await http.GetStringAsync("http://127.0.0.1:5002/v2/_catalog", timeout.Token);
    var stored = catalog.Contains("\"library/debian\"");
    Console.WriteLine(stored ? "The cache has stored debian." : $"The cache hasn't stored debian, but: {catalog.Trim()}");
    return first && stored ? 0 : 1;
}
catch (HttpRequestException)
{
    Console.WriteLine("No cache answers at 127.0.0.1:5002.");
    return 1;
}
