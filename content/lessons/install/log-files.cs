#:package Docker.DotNet.Enhanced@4.3.3
using Docker.DotNet;
using Docker.DotNet.Models;

using var timeout = new CancellationTokenSource(TimeSpan.FromSeconds(30));
using var docker = new DockerClientBuilder().Build();

// `docker logs` puts the files together again. What was rotated away is lost.
foreach (var name in new[] { "chatty", "limited" })
{
    using var log = await docker.Containers.GetContainerLogsAsync(
        name, new ContainerLogsParameters { ShowStdout = true }, timeout.Token);
    var (text, _) = await log.ReadOutputToEndAsync(timeout.Token);
    var lines = text.Split('\n', StringSplitOptions.RemoveEmptyEntries);
    Console.WriteLine($"{name}: the oldest line that is left {(lines[0] == "1" ? "is the first" : "isn't the first")}, and the newest is {lines[^1]}");
}
