#:package Docker.DotNet.Enhanced@4.3.3
using Docker.DotNet;
using Docker.DotNet.Models;
using System.Diagnostics;

using var timeout = new CancellationTokenSource(TimeSpan.FromSeconds(60));
using var docker = new DockerClientBuilder().Build();

// What `docker run --rm` does, one call after the other, each with its own time.
var clock = Stopwatch.StartNew();
var container = await docker.Containers.CreateContainerAsync(
    new CreateContainerParameters { Image = "busybox", Cmd = ["true"] }, timeout.Token);
Report("created");
await docker.Containers.StartContainerAsync(container.ID, new ContainerStartParameters(), timeout.Token);
Report("started");
var end = await docker.Containers.WaitContainerAsync(container.ID, timeout.Token);
Report("ended");
await docker.Containers.RemoveContainerAsync(container.ID, new ContainerRemoveParameters(), timeout.Token);
Report("removed");
return (int)end.StatusCode;

void Report(string what)
{
    Console.WriteLine($"{what,-8} after {clock.Elapsed.TotalSeconds:0.000}s");
}
