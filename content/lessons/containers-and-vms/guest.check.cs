#:package Docker.DotNet.Enhanced@4.3.3
using Docker.DotNet;
using Docker.DotNet.Models;

using var timeout = new CancellationTokenSource(TimeSpan.FromSeconds(300));
using var docker = new DockerClientBuilder().Build();

var container = await docker.Containers.CreateContainerAsync(
    new CreateContainerParameters { Image = "tiny-vm", Cmd = ["cat /proc/sys/kernel/random/boot_id"] }, timeout.Token);
await docker.Containers.StartContainerAsync(container.ID, new ContainerStartParameters(), timeout.Token);
await docker.Containers.WaitContainerAsync(container.ID, timeout.Token);
using var logs = await docker.Containers.GetContainerLogsAsync(
    container.ID, new ContainerLogsParameters { ShowStdout = true }, timeout.Token);
var (guest, _) = await logs.ReadOutputToEndAsync(timeout.Token);
await docker.Containers.RemoveContainerAsync(container.ID, new ContainerRemoveParameters(), timeout.Token);

var host = await File.ReadAllTextAsync("/proc/sys/kernel/random/boot_id", timeout.Token);
var another = Guid.TryParse(guest.Trim(), out var id) && id != Guid.Parse(host.Trim());
Console.WriteLine(another
    ? "The virtual machine has a boot id of its own: another kernel was booted."
    : "The virtual machine printed no boot id of its own.");
return another ? 0 : 1;
