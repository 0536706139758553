#:package Docker.DotNet.Enhanced@4.3.3
using Docker.DotNet;
using Docker.DotNet.Models;

using var timeout = new CancellationTokenSource(TimeSpan.FromSeconds(60));
using var docker = new DockerClientBuilder().Build();

var exec = await docker.Exec.CreateContainerExecAsync(
    "box", new ContainerExecCreateParameters { Cmd = ["cat", "/proc/uptime"], AttachStdout = true }, timeout.Token);
using var output = await docker.Exec.StartContainerExecAsync(exec.ID, new ContainerExecStartParameters(), timeout.Token);
var (uptime, _) = await output.ReadOutputToEndAsync(timeout.Token);

// The first number is the kernel's age in seconds. A program in the container asks the host's kernel, since there is no other.
var box = await docker.Containers.InspectContainerAsync("box", timeout.Token);
Console.WriteLine($"box was started:              {box.State?.StartedAt}");
Console.WriteLine($"its kernel has been up for:   {uptime.Split(' ')[0]}s");
