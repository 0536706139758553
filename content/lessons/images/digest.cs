#:package Docker.DotNet.Enhanced@4.3.3
using Docker.DotNet;
using Docker.DotNet.Models;

using var timeout = new CancellationTokenSource(TimeSpan.FromSeconds(60));
using var docker = new DockerClientBuilder().Build();

var images = await docker.Images.ListImagesAsync(new ImagesListParameters { Digests = true }, timeout.Token);

foreach (var image in images)
{
    // An image that was built here and never pushed has no digest in a registry. With the classic image store this list is empty for it.
    Console.WriteLine($"tags:    {string.Join(", ", image.RepoTags ?? [])}");
    Console.WriteLine($"digests: {string.Join(", ", image.RepoDigests ?? [])}");
    Console.WriteLine($"id:      {image.ID}");
    Console.WriteLine();
}
