#:package Docker.DotNet.Enhanced@4.3.3
using Docker.DotNet;
using Docker.DotNet.Models;

using var timeout = new CancellationTokenSource(TimeSpan.FromSeconds(30));
using var docker = new DockerClientBuilder().Build();

var image = await docker.Images.InspectImageAsync("busybox", timeout.Token);
var layers = image.RootFS?.Layers?.Count ?? 0;

Console.WriteLine($"busybox is an image for {image.Os}, with {layers} layer(s) and a configuration of its own.");
return image.Os == "linux" && layers > 0 && image.Config is not null ? 0 : 1;
