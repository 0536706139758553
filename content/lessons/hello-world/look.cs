#:package Docker.DotNet.Enhanced@4.3.3
using Docker.DotNet;
using Docker.DotNet.Models;

using var timeout = new CancellationTokenSource(TimeSpan.FromSeconds(30));
using var docker = new DockerClientBuilder().Build();

// GET /images/json: the engine answers with one entry for each image, and an image can have several names.
var images = await docker.Images.ListImagesAsync(new ImagesListParameters(), timeout.Token);

Console.WriteLine($"Images on this engine: {images.Count}");
foreach (var image in images)
{
    Console.WriteLine($"{string.Join(", ", image.RepoTags ?? [])}  {image.Size} bytes");
}
