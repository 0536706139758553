#:package Docker.DotNet.Enhanced@4.3.3
using Docker.DotNet;
using Docker.DotNet.Models;

using var timeout = new CancellationTokenSource(TimeSpan.FromSeconds(30));
using var docker = new DockerClientBuilder().Build();

// The registry writes its access log to stdout, and everything else to stderr. The engine keeps the two apart.
using var logs = await docker.Containers.GetContainerLogsAsync("mirror", new ContainerLogsParameters { ShowStdout = true }, timeout.Token);
var (access, _) = await logs.ReadOutputToEndAsync(timeout.Token);

foreach (var line in access.Split('\n').Where(line => line.Contains("/v2/library/")))
{
    // ADDRESS - - [TIME] "METHOD PATH PROTOCOL" STATUS BYTES "" "CLIENT"
    var parts = line.Split('"');
    if (parts[1].Contains("/manifests/"))
    {
        Console.WriteLine($"{parts[1]}: {parts[2].Trim().Split(' ')[0]}, asked by {parts[5].Split('/')[0]}");
    }
}
