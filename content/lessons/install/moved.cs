#:package Docker.DotNet.Enhanced@4.3.3
using Docker.DotNet;
using Docker.DotNet.Models;

using var timeout = new CancellationTokenSource(TimeSpan.FromSeconds(30));
using var docker = new DockerClientBuilder().Build();

// The daemon tells where its data is, and what it has found there.
var info = await docker.System.GetSystemInfoAsync(timeout.Token);
var images = await docker.Images.ListImagesAsync(new ImagesListParameters(), timeout.Token);
Console.WriteLine($"In {info.DockerRootDir}: {info.Containers} containers, and the images");
foreach (var tag in images.SelectMany(image => image.RepoTags ?? []).Order(StringComparer.Ordinal))
{
    Console.WriteLine($"  {tag}");
}
