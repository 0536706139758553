#:package Docker.DotNet.Enhanced@4.3.3
using Docker.DotNet;
using Docker.DotNet.Models;

using var timeout = new CancellationTokenSource(TimeSpan.FromSeconds(60));
using var docker = new DockerClientBuilder().Build();

// Two calls: one describes the command, the other starts it and becomes the stream of its output.
var exec = await docker.Exec.CreateContainerExecAsync(
    "box", new ContainerExecCreateParameters { Cmd = ["ps"], AttachStdout = true, AttachStderr = true }, timeout.Token);
using var output = await docker.Exec.StartContainerExecAsync(exec.ID, new ContainerExecStartParameters(), timeout.Token);
var (stdout, stderr) = await output.ReadOutputToEndAsync(timeout.Token);

Console.Write(stdout);
Console.Error.Write(stderr);
var end = await docker.Exec.InspectContainerExecAsync(exec.ID, timeout.Token);
return (int)(end.ExitCode ?? 1);
