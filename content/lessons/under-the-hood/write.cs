#:package Docker.DotNet.Enhanced@4.3.3
using Docker.DotNet;
using Docker.DotNet.Models;

using var timeout = new CancellationTokenSource(TimeSpan.FromSeconds(60));
using var docker = new DockerClientBuilder().Build();

var exec = await docker.Exec.CreateContainerExecAsync(
    "box",
    // The output is attached although there's none: the stream ends when the command does.
    new ContainerExecCreateParameters { Cmd = ["sh", "-c", "echo hello > /note; rm /etc/group"], AttachStdout = true },
    timeout.Token);
using var output = await docker.Exec.StartContainerExecAsync(exec.ID, new ContainerExecStartParameters(), timeout.Token);
await output.ReadOutputToEndAsync(timeout.Token);

// What the engine answers here it has found out by comparing the container's upper directory with the layers below.
foreach (var change in await docker.Containers.InspectChangesAsync("box", timeout.Token) ?? [])
{
    Console.WriteLine($"{change.Kind}: {change.Path}");
}
