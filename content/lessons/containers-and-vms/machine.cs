#:package Docker.DotNet.Enhanced@4.3.3
using Docker.DotNet;
using Docker.DotNet.Models;

using var timeout = new CancellationTokenSource(TimeSpan.FromSeconds(300));
using var docker = new DockerClientBuilder().Build();

var machine = await docker.Containers.CreateContainerAsync(
    new CreateContainerParameters { Name = "machine", Image = "tiny-vm", Cmd = ["echo ready; sleep 600"] }, timeout.Token);
await docker.Containers.StartContainerAsync(machine.ID, new ContainerStartParameters(), timeout.Token);

// For the engine it's a container like any other: it's running as soon as QEMU is, long before the guest has booted.
var state = (await docker.Containers.InspectContainerAsync(machine.ID, timeout.Token)).State;
Console.WriteLine($"machine is {state?.Status}");
