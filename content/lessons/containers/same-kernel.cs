#:package Docker.DotNet.Enhanced@4.3.3
using Docker.DotNet;
using Docker.DotNet.Models;

using var timeout = new CancellationTokenSource(TimeSpan.FromSeconds(60));
using var docker = new DockerClientBuilder().Build();

// The engine reports the kernel that it runs on. Compare it with what a program in the container is told.
var host = await docker.System.GetSystemInfoAsync(timeout.Token);
var exec = await docker.Exec.CreateContainerExecAsync(
    "box", new ContainerExecCreateParameters { Cmd = ["uname", "-r"], AttachStdout = true }, timeout.Token);
using var output = await docker.Exec.StartContainerExecAsync(exec.ID, new ContainerExecStartParameters(), timeout.Token);
var (inside, _) = await output.ReadOutputToEndAsync(timeout.Token);

Console.WriteLine($"engine on {host.Name}: kernel {host.KernelVersion}");
Console.WriteLine($"program in box: kernel {inside.Trim()}");
Console.WriteLine(inside.Trim() == host.KernelVersion ? "One kernel serves both." : "These are two kernels.");
return inside.Trim() == host.KernelVersion ? 0 : 1;
