#:package Docker.DotNet.Enhanced@4.3.3
using Docker.DotNet;
using Docker.DotNet.Models;

using var timeout = new CancellationTokenSource(TimeSpan.FromSeconds(30));
using var docker = new DockerClientBuilder().Build();

using var logs = await docker.Containers.GetContainerLogsAsync("mirror", new ContainerLogsParameters { ShowStdout = true }, timeout.Token);
var (access, _) = await logs.ReadOutputToEndAsync(timeout.Token);
var asked = access.Split('\n').Count(line => line.Contains("/v2/") && line.Contains("pause"));
Console.WriteLine($"Requests for the image pause in the mirror's log: {asked}");
return asked == 0 ? 0 : 1;
