#:package Docker.DotNet.Enhanced@4.3.3
using Docker.DotNet;
using Docker.DotNet.Models;

using var timeout = new CancellationTokenSource(TimeSpan.FromSeconds(60));
using var docker = new DockerClientBuilder().Build();

// The configuration says how a container starts. None of it is a file of the image.
var image = await docker.Images.InspectImageAsync("busybox", timeout.Token);

Console.WriteLine($"made for: {image.Os}/{image.Architecture}");
Console.WriteLine($"runs:     {string.Join(' ', image.Config?.Cmd ?? [])}");
Console.WriteLine($"with:     {string.Join(' ', image.Config?.Env ?? [])}");
Console.WriteLine($"layers:   {image.RootFS?.Layers?.Count ?? 0}");
