#:package Docker.DotNet.Enhanced@4.3.3
using Docker.DotNet;
using Docker.DotNet.Models;

using var timeout = new CancellationTokenSource(TimeSpan.FromSeconds(60));
using var docker = new DockerClientBuilder().Build();

var breaker = await docker.Containers.InspectContainerAsync("breaker", timeout.Token);
var image = await docker.Images.InspectImageAsync("busybox", timeout.Token);
var changes = await docker.Containers.InspectChangesAsync("breaker", timeout.Token);
var own = changes?.Any(change => change is { Path: "/bin/ls", Kind: FileSystemChangeKind.Delete }) == true;

Console.WriteLine(own && breaker.Image == image.ID
    ? "The deletion is recorded in the container breaker. The image busybox is still the one that it was created from."
    : "The container breaker has no deletion of its own, or busybox is another image now.");
return own && breaker.Image == image.ID ? 0 : 1;
