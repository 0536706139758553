#:package Docker.DotNet.Enhanced@4.3.3
using Docker.DotNet;
using Docker.DotNet.Models;

using var timeout = new CancellationTokenSource(TimeSpan.FromSeconds(60));
using var docker = new DockerClientBuilder().Build();

// One entry for each instruction, the newest first. Nothing in it says which of them added a layer: 0 bytes can be a layer too.
foreach (var step in await docker.Images.GetImageHistoryAsync("greeting", timeout.Token))
{
    Console.WriteLine($"{step.Size,8} bytes  {step.CreatedBy}");
}

// The layers are in the configuration, the lowest first.
foreach (var name in (string[])["busybox", "greeting"])
{
    var image = await docker.Images.InspectImageAsync(name, timeout.Token);
    Console.WriteLine($"{name} has {image.RootFS?.Layers?.Count} layers");
}
