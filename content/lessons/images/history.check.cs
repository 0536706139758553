#:package Docker.DotNet.Enhanced@4.3.3
using Docker.DotNet;
using Docker.DotNet.Models;

using var timeout = new CancellationTokenSource(TimeSpan.FromSeconds(30));
using var docker = new DockerClientBuilder().Build();

var below = (await docker.Images.InspectImageAsync("busybox", timeout.Token)).RootFS?.Layers ?? [];
var layers = (await docker.Images.InspectImageAsync("greeting", timeout.Token)).RootFS?.Layers ?? [];

Console.WriteLine($"busybox has {below.Count} layer(s); greeting has {layers.Count}.");
return layers.Count == below.Count + 1 && layers.Take(below.Count).SequenceEqual(below) ? 0 : 1;
