#:package Docker.DotNet.Enhanced@4.3.3
using Docker.DotNet;
using Docker.DotNet.Models;

using var timeout = new CancellationTokenSource(TimeSpan.FromSeconds(60));
using var docker = new DockerClientBuilder().Build();

var box = await docker.Containers.CreateContainerAsync(
    new CreateContainerParameters { Name = "box", Image = "busybox", Cmd = ["sleep", "600"] }, timeout.Token);
await docker.Containers.StartContainerAsync(box.ID, new ContainerStartParameters(), timeout.Token);

// The engine notes both moments, so you can see how long the way from one to the other took.
var details = await docker.Containers.InspectContainerAsync(box.ID, timeout.Token);
Console.WriteLine($"created: {details.Created:O}");
Console.WriteLine($"started: {details.State?.StartedAt}");
