#:package Docker.DotNet.Enhanced@4.3.3
using Docker.DotNet;
using Docker.DotNet.Models;

// Needs the three containers. A container's changes are what its writable layer has over the image.
using var timeout = new CancellationTokenSource(TimeSpan.FromSeconds(30));
using var docker = new DockerClientBuilder().Build();

const string Page = "/usr/share/nginx/html/index.html";
foreach (var name in (string[])["ship1", "ship2", "ship3"])
{
    var changes = await docker.Containers.InspectChangesAsync(name, timeout.Token);
    var page = changes.FirstOrDefault(change => change.Path == Page);
    Console.WriteLine($"{name}: {changes.Count} paths differ from the image, and its page {(page is null ? "is the image's" : "is its own")}");
}
