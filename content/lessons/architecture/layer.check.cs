#:package Docker.DotNet.Enhanced@4.3.3
using Docker.DotNet;

using var timeout = new CancellationTokenSource(TimeSpan.FromSeconds(60));
using var docker = new DockerClientBuilder().Build();

var graph = (await docker.Containers.InspectContainerAsync("web", timeout.Token)).GraphDriver;
var layers = graph?.Data["LowerDir"].Split(':') ?? [];
var holders = layers.Count(layer => File.Exists(layer + "/usr/sbin/nginx"));

Console.WriteLine($"The root of web is put together from {layers.Length} read-only directories. The program nginx is in {holders} of them.");
return graph?.Name == "overlay2" && holders == 1 ? 0 : 1;
