#:package Docker.DotNet.Enhanced@4.3.3
using Docker.DotNet;
using Docker.DotNet.Models;

// Needs the running container ship2.
using var timeout = new CancellationTokenSource(TimeSpan.FromSeconds(30));
using var docker = new DockerClientBuilder().Build();

// exec is two calls: describe the program, then start it. Its exit code is a third, once the output has ended.
var exec = await docker.Exec.CreateContainerExecAsync(
    "ship2",
    new ContainerExecCreateParameters { Cmd = ["sed", "-i", "s/image/container/", "/usr/share/nginx/html/index.html"], AttachStdout = true, AttachStderr = true },
    timeout.Token);
using var output = await docker.Exec.StartContainerExecAsync(exec.ID, new ContainerExecStartParameters(), timeout.Token);
var (stdout, stderr) = await output.ReadOutputToEndAsync(timeout.Token);
Console.Write(stdout + stderr);

var end = await docker.Exec.InspectContainerExecAsync(exec.ID, timeout.Token);
Console.WriteLine($"sed ended with exit code {end.ExitCode} in ship2.");
return (int)(end.ExitCode ?? 1);
