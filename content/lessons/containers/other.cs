#:package Docker.DotNet.Enhanced@4.3.3
using Docker.DotNet;
using Docker.DotNet.Models;

using var timeout = new CancellationTokenSource(TimeSpan.FromSeconds(30));
using var docker = new DockerClientBuilder().Build();

var other = await docker.Containers.CreateContainerAsync(
    new CreateContainerParameters { Name = "other", Image = "busybox", Cmd = ["cat", "/note"] }, timeout.Token);
await docker.Containers.StartContainerAsync(other.ID, new ContainerStartParameters(), timeout.Token);
var end = await docker.Containers.WaitContainerAsync(other.ID, timeout.Token);

// `cat` is meant to fail here: the file is another container's.
Console.WriteLine($"cat /note ended with exit code {end.StatusCode} in the new container.");
return end.StatusCode == 1 ? 0 : 1;
