#:package Docker.DotNet.Enhanced@4.3.3
using Docker.DotNet;
using Docker.DotNet.Models;

using var timeout = new CancellationTokenSource(TimeSpan.FromSeconds(60));
using var docker = new DockerClientBuilder().Build();

var exec = await docker.Exec.CreateContainerExecAsync(
    "box", new ContainerExecCreateParameters { Cmd = ["cat", "/proc/sys/kernel/osrelease", "/proc/sys/kernel/random/boot_id"], AttachStdout = true }, timeout.Token);
using var output = await docker.Exec.StartContainerExecAsync(exec.ID, new ContainerExecStartParameters(), timeout.Token);
var (inside, _) = await output.ReadOutputToEndAsync(timeout.Token);

// The boot id is a random number that a kernel draws when it starts: two kernels never have the same.
var outside = await File.ReadAllTextAsync("/proc/sys/kernel/osrelease", timeout.Token)
    + await File.ReadAllTextAsync("/proc/sys/kernel/random/boot_id", timeout.Token);
var same = inside == outside;

Console.WriteLine(same
    ? $"Inside and outside are one kernel, {inside.Split('\n')[0]}, started once: the boot id is the same too."
    : "Inside and outside are different kernels, or the engine runs on another machine.");
return same ? 0 : 1;
