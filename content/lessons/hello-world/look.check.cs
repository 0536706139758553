#:package Docker.DotNet.Enhanced@4.3.3
using Docker.DotNet;
using Docker.DotNet.Models;

using var timeout = new CancellationTokenSource(TimeSpan.FromSeconds(30));
using var docker = new DockerClientBuilder().Build();

var images = await docker.Images.ListImagesAsync(new ImagesListParameters(), timeout.Token);
var found = images.Any(image => image.RepoTags?.Contains("hello-world:latest") == true);

Console.WriteLine(found ? "The image hello-world:latest is already here." : "There is no image hello-world:latest here yet.");
return found ? 1 : 0;
