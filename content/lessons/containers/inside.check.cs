#:package Docker.DotNet.Enhanced@4.3.3
using Docker.DotNet;
using Docker.DotNet.Models;

using var timeout = new CancellationTokenSource(TimeSpan.FromSeconds(60));
using var docker = new DockerClientBuilder().Build();

// Ask from inside, as the step does: which command line has process 1?
var exec = await docker.Exec.CreateContainerExecAsync(
    "box", new ContainerExecCreateParameters { Cmd = ["cat", "/proc/1/cmdline"], AttachStdout = true }, timeout.Token);
using var output = await docker.Exec.StartContainerExecAsync(exec.ID, new ContainerExecStartParameters(), timeout.Token);
var (stdout, _) = await output.ReadOutputToEndAsync(timeout.Token);
var first = stdout.TrimEnd('\0').Replace('\0', ' ');

Console.WriteLine($"Inside box, process 1 is `{first}`.");
return first == "sleep 300" ? 0 : 1;
