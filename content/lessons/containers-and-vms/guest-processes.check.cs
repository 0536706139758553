#:package Docker.DotNet.Enhanced@4.3.3
using Docker.DotNet;
using Docker.DotNet.Models;

using var timeout = new CancellationTokenSource(TimeSpan.FromSeconds(300));
using var docker = new DockerClientBuilder().Build();

var container = await docker.Containers.CreateContainerAsync(
    new CreateContainerParameters { Image = "tiny-vm", Cmd = ["ps"] }, timeout.Token);
await docker.Containers.StartContainerAsync(container.ID, new ContainerStartParameters(), timeout.Token);
await docker.Containers.WaitContainerAsync(container.ID, timeout.Token);
using var logs = await docker.Containers.GetContainerLogsAsync(
    container.ID, new ContainerLogsParameters { ShowStdout = true }, timeout.Token);
var (processes, _) = await logs.ReadOutputToEndAsync(timeout.Token);
await docker.Containers.RemoveContainerAsync(container.ID, new ContainerRemoveParameters(), timeout.Token);

// `ps` puts the names of the kernel's own threads in brackets.
var threads = processes.Split('\n').Count(line => line.TrimEnd().EndsWith(']'));
Console.WriteLine(threads > 10
    ? "The virtual machine has more than ten threads of a kernel of its own."
    : $"The virtual machine has {threads} kernel threads.");
return threads > 10 ? 0 : 1;
