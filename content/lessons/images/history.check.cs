#:package Docker.DotNet.Enhanced@4.3.3
using Docker.DotNet;
using Docker.DotNet.Models;

using var timeout = new CancellationTokenSource(TimeSpan.FromSeconds(60));
using var docker = new DockerClientBuilder().Build();

var below = (await docker.Images.InspectImageAsync("busybox", timeout.Token)).RootFS?.Layers ?? [];
var layers = (await docker.Images.InspectImageAsync("greeting", timeout.Token)).RootFS?.Layers ?? [];
var shared = layers.Take(below.Count).SequenceEqual(below);

Console.WriteLine($"busybox has {below.Count} layers. greeting has {layers.Count}, {(shared ? "and the lowest are those of busybox" : "and they are others")}.");
return layers.Count == below.Count + 1 && shared ? 0 : 1;
