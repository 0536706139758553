#:package Docker.DotNet.Enhanced@4.3.3
using Docker.DotNet;
using Docker.DotNet.Models;

using var timeout = new CancellationTokenSource(TimeSpan.FromSeconds(30));
using var docker = new DockerClientBuilder().Build();

var image = await docker.Images.InspectImageAsync("busybox", timeout.Token);

Console.WriteLine($"{image.Os}, layers - {image.RootFS?.Layers?.Count ?? 0}");
