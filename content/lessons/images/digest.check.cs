#:package Docker.DotNet.Enhanced@4.3.3
using Docker.DotNet;
using Docker.DotNet.Models;

using var timeout = new CancellationTokenSource(TimeSpan.FromSeconds(60));
using var docker = new DockerClientBuilder().Build();

var image = await docker.Images.InspectImageAsync("busybox", timeout.Token);
var digest = image.RepoDigests?.FirstOrDefault()?.Split('@')[^1];

Console.WriteLine($"busybox has the id {image.ID} and the digest {digest ?? "(none)"}.");
return image.RepoTags?.Contains("busybox:latest") == true && digest?.StartsWith("sha256:") == true ? 0 : 1;
