#:package Docker.DotNet.Enhanced@4.3.3
using Docker.DotNet;

using var timeout = new CancellationTokenSource(TimeSpan.FromSeconds(60));
using var docker = new DockerClientBuilder().Build();

// In the Engine API, the old name has survived.
var graph = (await docker.Containers.InspectContainerAsync("web", timeout.Token)).GraphDriver;
if (graph is null)
{
    Console.WriteLine("This engine keeps images in containerd, so there is no graph driver.");
    return 1;
}

Console.WriteLine($"Graph driver: {graph.Name}");
// The first directory, -init, has what Docker adds itself: empty files to mount its own /etc/hosts and /etc/resolv.conf on.
var layers = graph.Data["LowerDir"].Split(':');
foreach (var layer in layers)
{
    Console.WriteLine($"{(File.Exists(layer + "/usr/sbin/nginx") ? "has nginx" : "         ")}  {layer}");
}

Console.WriteLine($"The layer that web can write to: {graph.Data["UpperDir"]}");
return 0;
