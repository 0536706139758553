#:package Docker.DotNet.Enhanced@4.3.3
using Docker.DotNet;
using Docker.DotNet.Models;

using var timeout = new CancellationTokenSource(TimeSpan.FromSeconds(60));
using var docker = new DockerClientBuilder().Build();

// `tee` copies what it reads to each file that it is given. Its input comes from this program, through the same stream as its output.
var exec = await docker.Exec.CreateContainerExecAsync(
    "box",
    new ContainerExecCreateParameters { Cmd = ["tee", "/note", "/dev/shm/draft"], AttachStdin = true, AttachStdout = true, AttachStderr = true },
    timeout.Token);
using var stream = await docker.Exec.StartContainerExecAsync(exec.ID, new ContainerExecStartParameters(), timeout.Token);
var text = "hello\n"u8.ToArray();
await stream.WriteAsync(text, 0, text.Length, timeout.Token);
stream.CloseWrite();
var (stdout, stderr) = await stream.ReadOutputToEndAsync(timeout.Token);

Console.Write(stdout);
Console.Error.Write(stderr);
var end = await docker.Exec.InspectContainerExecAsync(exec.ID, timeout.Token);
return (int)(end.ExitCode ?? 1);
