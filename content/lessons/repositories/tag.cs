#:package Docker.DotNet.Enhanced@4.3.3
using Docker.DotNet;
using Docker.DotNet.Models;

// Needs the image busybox.
using var timeout = new CancellationTokenSource(TimeSpan.FromSeconds(30));
using var docker = new DockerClientBuilder().Build();

// To the API, registry and repository are one text, and the tag is another.
await docker.Images.TagImageAsync(
    "busybox", new ImageTagParameters { RepositoryName = "localhost:5001/team/tools", Tag = "1.0" }, timeout.Token);

var image = await docker.Images.InspectImageAsync("busybox", timeout.Token);
Console.WriteLine($"{image.ID} has {image.RepoTags.Count} names: {string.Join(", ", image.RepoTags)}");
