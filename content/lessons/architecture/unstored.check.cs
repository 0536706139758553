#:package Docker.DotNet.Enhanced@4.3.3
using Docker.DotNet;
using Docker.DotNet.Models;

using var timeout = new CancellationTokenSource(TimeSpan.FromSeconds(60));
using var docker = new DockerClientBuilder().Build();

var containers = await docker.Containers.ListContainersAsync(new ContainersListParameters { All = true }, timeout.Token);
var images = await docker.Images.ListImagesAsync(new ImagesListParameters(), timeout.Token);
var left = containers.Any(one => one.Names.Contains("/stored")) || images.Any(one => one.RepoTags?.Contains("busybox:latest") == true);

Console.WriteLine(left ? "The container stored or its image is still there." : "The container stored and its image are gone.");
return left ? 1 : 0;
