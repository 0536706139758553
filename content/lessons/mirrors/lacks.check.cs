#:package Docker.DotNet.Enhanced@4.3.3
using Docker.DotNet;
using Docker.DotNet.Models;

using var timeout = new CancellationTokenSource(TimeSpan.FromSeconds(30));
using var docker = new DockerClientBuilder().Build();

using var logs = await docker.Containers.GetContainerLogsAsync("mirror", new ContainerLogsParameters { ShowStdout = true }, timeout.Token);
var (access, _) = await logs.ReadOutputToEndAsync(timeout.Token);
var refused = access.Split('\n').Any(line => line.Contains("/v2/library/hello-world/manifests/latest") && line.Contains("\" 404 "));
Console.WriteLine(refused ? "The mirror was asked for hello-world, and answered 404." : "The mirror has no 404 for hello-world in its log.");
return refused ? 0 : 1;
