#:package Docker.DotNet.Enhanced@4.3.3
using Docker.DotNet;
using Docker.DotNet.Models;

using var timeout = new CancellationTokenSource(TimeSpan.FromSeconds(60));
using var docker = new DockerClientBuilder().Build();

using var logs = await docker.Containers.GetContainerLogsAsync(
    "other", new ContainerLogsParameters { ShowStdout = true, ShowStderr = true, Timestamps = true }, timeout.Token);
var (stdout, stderr) = await logs.ReadOutputToEndAsync(timeout.Token);

// The log keeps the two streams apart, and the time of each line.
Console.WriteLine($"stdout: {stdout.Trim()}");
Console.WriteLine($"stderr: {stderr.Trim()}");
