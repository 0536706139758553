#:package Docker.DotNet.Enhanced@4.3.3
using Docker.DotNet;
using Docker.DotNet.Models;

using var timeout = new CancellationTokenSource(TimeSpan.FromSeconds(30));
using var docker = new DockerClientBuilder().Build();

var images = await docker.Images.ListImagesAsync(new ImagesListParameters(), timeout.Token);
string[] left = [.. images.SelectMany(image => image.RepoTags ?? []).Where(tag => tag == "busybox:latest" || tag.StartsWith("localhost:5001/"))];

Console.WriteLine(left.Length == 0 ? "The image has none of its three names on this machine." : $"Still here: {string.Join(", ", left)}.");
return left.Length == 0 ? 0 : 1;
