#:package Docker.DotNet.Enhanced@4.3.3
using Docker.DotNet;
using Docker.DotNet.Models;

using var timeout = new CancellationTokenSource(TimeSpan.FromSeconds(30));
using var docker = new DockerClientBuilder().Build();
using var logs = await docker.Containers.GetContainerLogsAsync("ticking", new ContainerLogsParameters { ShowStdout = true }, timeout.Token);
var (stdout, _) = await logs.ReadOutputToEndAsync(timeout.Token);
Console.WriteLine(stdout.Split('\n')[0]);
