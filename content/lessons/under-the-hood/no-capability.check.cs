#:package Docker.DotNet.Enhanced@4.3.3
using Docker.DotNet;
using Docker.DotNet.Models;

using var timeout = new CancellationTokenSource(TimeSpan.FromSeconds(60));
using var docker = new DockerClientBuilder().Build();

var exec = await docker.Exec.CreateContainerExecAsync(
    "box", new ContainerExecCreateParameters { Cmd = ["ip", "link", "show", "lo"], AttachStdout = true }, timeout.Token);
using var output = await docker.Exec.StartContainerExecAsync(exec.ID, new ContainerExecStartParameters(), timeout.Token);
var (stdout, _) = await output.ReadOutputToEndAsync(timeout.Token);
var up = stdout.Contains("LOOPBACK,UP");

Console.WriteLine($"The loopback interface of box is {(up ? "still up" : "down")}.");
return up ? 0 : 1;
