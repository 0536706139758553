#:package Docker.DotNet.Enhanced@4.3.3
using Docker.DotNet;
using Docker.DotNet.Models;

using var timeout = new CancellationTokenSource(TimeSpan.FromSeconds(30));
using var docker = new DockerClientBuilder().Build();

await docker.Images.TagImageAsync(
    "greeting", new ImageTagParameters { RepositoryName = "greeting", Tag = "1.0" }, timeout.Token);
Console.WriteLine("greeting:1.0 is one more name for greeting:latest");
