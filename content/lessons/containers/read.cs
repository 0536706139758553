#:package Docker.DotNet.Enhanced@4.3.3
using Docker.DotNet;
using Docker.DotNet.Models;

using var timeout = new CancellationTokenSource(TimeSpan.FromSeconds(60));
using var docker = new DockerClientBuilder().Build();

var exec = await docker.Exec.CreateContainerExecAsync(
    "box",
    new ContainerExecCreateParameters { Cmd = ["cat", "/note", "/dev/shm/draft"], AttachStdout = true, AttachStderr = true },
    timeout.Token);
using var output = await docker.Exec.StartContainerExecAsync(exec.ID, new ContainerExecStartParameters(), timeout.Token);

// Both streams come over one connection. Each piece says whether it is stdout or stderr, so they can be told apart.
var (stdout, stderr) = await output.ReadOutputToEndAsync(timeout.Token);
var end = await docker.Exec.InspectContainerExecAsync(exec.ID, timeout.Token);
Console.WriteLine($"stdout: {stdout.Trim()}");
Console.WriteLine($"stderr: {stderr.Trim()}");
Console.WriteLine($"exit code: {end.ExitCode}");

// `cat` prints the file that it finds, complains about the one that is gone, and fails. That is what should happen here.
return end.ExitCode == 1 && stdout.Contains("hello") ? 0 : 1;
