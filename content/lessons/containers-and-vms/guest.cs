#:package Docker.DotNet.Enhanced@4.3.3
using Docker.DotNet;
using Docker.DotNet.Models;

using var timeout = new CancellationTokenSource(TimeSpan.FromSeconds(300));
using var docker = new DockerClientBuilder().Build();

var host = await docker.System.GetSystemInfoAsync(timeout.Token);
var container = await docker.Containers.CreateContainerAsync(
    new CreateContainerParameters { Image = "tiny-vm", Cmd = ["uname -r"], AttachStdout = true }, timeout.Token);

// Attach before the start, so that no output is missed. What the guest prints on its serial port is the container's output.
using var output = await docker.Containers.AttachContainerAsync(
    container.ID, new ContainerAttachParameters { Stream = true, Stdout = true }, timeout.Token);
await docker.Containers.StartContainerAsync(container.ID, new ContainerStartParameters(), timeout.Token);
var (guest, _) = await output.ReadOutputToEndAsync(timeout.Token);
await docker.Containers.RemoveContainerAsync(container.ID, new ContainerRemoveParameters { Force = true }, timeout.Token);

Console.WriteLine($"kernel of the engine's machine:  {host.KernelVersion}");
Console.WriteLine($"kernel of the virtual machine:   {guest.Trim()}");
return guest.Trim().EndsWith("-cloud-amd64") ? 0 : 1;
