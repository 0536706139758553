#:package Docker.DotNet.Enhanced@4.3.3
using Docker.DotNet;
using Docker.DotNet.Models;

using var timeout = new CancellationTokenSource(TimeSpan.FromSeconds(30));
using var docker = new DockerClientBuilder().Build();

var containers = await docker.Containers.ListContainersAsync(new ContainersListParameters { All = true }, timeout.Token);
var images = await docker.Images.ListImagesAsync(new ImagesListParameters { All = true }, timeout.Token);

Console.WriteLine($"Containers: {containers.Count}. Images: {images.Count}.");
return containers.Count == 0 && images.Count == 0 ? 0 : 1;
