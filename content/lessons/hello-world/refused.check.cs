#:package Docker.DotNet.Enhanced@4.3.3
using Docker.DotNet;
using Docker.DotNet.Models;

using var timeout = new CancellationTokenSource(TimeSpan.FromSeconds(30));
using var docker = new DockerClientBuilder().Build();

var images = await docker.Images.ListImagesAsync(new ImagesListParameters(), timeout.Token);
var found = images.Any(image => image.RepoTags?.Contains("hello-world:latest") == true);
var containers = await docker.Containers.ListContainersAsync(new ContainersListParameters { All = true }, timeout.Token);
var users = containers.Count(container => container.Image == "hello-world");

Console.WriteLine($"The image is {(found ? "still here" : "gone")}. Containers made from it: {users}.");
return found && users > 0 ? 0 : 1;
