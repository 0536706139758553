#:package Docker.DotNet.Enhanced@4.3.3
using Docker.DotNet;

using var timeout = new CancellationTokenSource(TimeSpan.FromSeconds(60));
using var docker = new DockerClientBuilder().Build();

// Where containerd keeps the image, its ID is the digest of what was pulled. dockerd's own store takes the digest of the configuration.
var image = await docker.Images.InspectImageAsync("busybox", timeout.Token);
var pulled = image.RepoDigests.Any(digest => digest.EndsWith(image.ID));
var containerd = (await docker.System.GetSystemInfoAsync(timeout.Token)).Driver == "overlayfs";

Console.WriteLine($"The ID of busybox is the digest of the {(pulled ? "manifest that was pulled" : "image's configuration")}.");
return pulled == containerd ? 0 : 1;
