#:package Docker.DotNet.Enhanced@4.3.3
using Docker.DotNet;
using Docker.DotNet.Models;

using var timeout = new CancellationTokenSource(TimeSpan.FromSeconds(60));
using var docker = new DockerClientBuilder().Build();

var exec = await docker.Exec.CreateContainerExecAsync(
    "box", new ContainerExecCreateParameters { Cmd = ["cat", "/proc/sys/kernel/random/boot_id"], AttachStdout = true }, timeout.Token);
using var output = await docker.Exec.StartContainerExecAsync(exec.ID, new ContainerExecStartParameters(), timeout.Token);
var (inside, _) = await output.ReadOutputToEndAsync(timeout.Token);

// A kernel draws this random number when it boots.
var same = inside == await File.ReadAllTextAsync("/proc/sys/kernel/random/boot_id", timeout.Token);
Console.WriteLine(same
    ? "Inside and outside have the same boot id, so nothing was booted for the container."
    : "The boot ids differ: the engine runs on another machine.");
return same ? 0 : 1;
