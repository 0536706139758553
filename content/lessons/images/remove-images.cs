#:package Docker.DotNet.Enhanced@4.3.3
using Docker.DotNet;
using Docker.DotNet.Models;

using var timeout = new CancellationTokenSource(TimeSpan.FromSeconds(60));
using var docker = new DockerClientBuilder().Build();

foreach (var name in (string[])["greeting", "greeting:1.0", "busybox"])
{
    // The answer lists what happened. `Deleted` with a layer's hash comes only if nothing else needs that layer.
    var removed = await docker.Images.DeleteImageAsync(name, new ImageDeleteParameters(), timeout.Token);
    var names = removed.Count(line => line.ContainsKey("Untagged"));
    var data = removed.Count(line => line.ContainsKey("Deleted"));
    Console.WriteLine($"{name}: {names} name(s) untagged, {data} item(s) deleted");
}
