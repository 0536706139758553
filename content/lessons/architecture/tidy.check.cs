#:package Docker.DotNet.Enhanced@4.3.3
using Docker.DotNet;
using Docker.DotNet.Models;

using var timeout = new CancellationTokenSource(TimeSpan.FromSeconds(60));
using var docker = new DockerClientBuilder().Build();

var containers = await docker.Containers.ListContainersAsync(new ContainersListParameters { All = true }, timeout.Token);
var images = await docker.Images.ListImagesAsync(new ImagesListParameters(), timeout.Token);
var left = containers.Any(one => one.Names.Contains("/web"))
    || images.Any(one => one.RepoTags?.Contains("nginx:latest") == true)
    || Directory.Exists("bundle");

Console.WriteLine(left ? "Something of this lesson is still there." : "The container, its image and the bundle are gone.");
return left ? 1 : 0;
