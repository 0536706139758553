#:package Docker.DotNet.Enhanced@4.3.3
using Docker.DotNet;
using Docker.DotNet.Models;

using var timeout = new CancellationTokenSource(TimeSpan.FromSeconds(60));
using var docker = new DockerClientBuilder().Build();

var images = await docker.Images.ListImagesAsync(new ImagesListParameters { All = true }, timeout.Token);
var here = images.Any(image => image.RepoTags?.Contains("tiny-vm:latest") == true);
Console.WriteLine(here ? "The image tiny-vm is here." : "The image tiny-vm isn't here yet.");
return here ? 0 : 1;
