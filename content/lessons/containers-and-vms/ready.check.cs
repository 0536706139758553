#:package Docker.DotNet.Enhanced@4.3.3
using Docker.DotNet;
using Docker.DotNet.Models;

using var timeout = new CancellationTokenSource(TimeSpan.FromSeconds(60));
using var docker = new DockerClientBuilder().Build();

using var logs = await docker.Containers.GetContainerLogsAsync(
    "machine", new ContainerLogsParameters { ShowStdout = true }, timeout.Token);
var (stdout, _) = await logs.ReadOutputToEndAsync(timeout.Token);
var ready = stdout.Trim() == "ready";
Console.WriteLine(ready ? "The virtual machine has booted and has said so." : "The virtual machine hasn't booted yet.");
return ready ? 0 : 1;
