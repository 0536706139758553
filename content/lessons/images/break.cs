#:package Docker.DotNet.Enhanced@4.3.3
using Docker.DotNet;
using Docker.DotNet.Models;

using var timeout = new CancellationTokenSource(TimeSpan.FromSeconds(60));
using var docker = new DockerClientBuilder().Build();

// `Cmd` replaces the command of the image, for this container only.
var breaker = await docker.Containers.CreateContainerAsync(
    new CreateContainerParameters { Name = "breaker", Image = "busybox", Cmd = ["rm", "/bin/ls"] }, timeout.Token);
await docker.Containers.StartContainerAsync(breaker.ID, new ContainerStartParameters(), timeout.Token);
var end = await docker.Containers.WaitContainerAsync(breaker.ID, timeout.Token);

foreach (var change in await docker.Containers.InspectChangesAsync(breaker.ID, timeout.Token))
{
    Console.WriteLine($"{change.Kind}: {change.Path}");
}

return (int)end.StatusCode;
