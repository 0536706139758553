#:package Docker.DotNet.Enhanced@4.3.3
using Docker.DotNet;
using Docker.DotNet.Models;

using var timeout = new CancellationTokenSource(TimeSpan.FromSeconds(30));
using var docker = new DockerClientBuilder().Build();

using var logs = await docker.Containers.GetContainerLogsAsync(
    "other", new ContainerLogsParameters { ShowStdout = true, ShowStderr = true }, timeout.Token);
var (stdout, stderr) = await logs.ReadOutputToEndAsync(timeout.Token);

Console.Write(stdout);
Console.Error.Write(stderr);
