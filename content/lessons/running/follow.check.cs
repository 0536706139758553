#:package Docker.DotNet.Enhanced@4.3.3
using Docker.DotNet;
using Docker.DotNet.Models;

using var timeout = new CancellationTokenSource(TimeSpan.FromSeconds(30));
using var docker = new DockerClientBuilder().Build();

using var logs = await docker.Containers.GetContainerLogsAsync("ticker", new ContainerLogsParameters { ShowStdout = true }, timeout.Token);
var (stdout, _) = await logs.ReadOutputToEndAsync(timeout.Token);
var ticker = await docker.Containers.InspectContainerAsync("ticker", timeout.Token);

var goesOn = ticker.State?.Running == true && stdout.Contains("tick 3\n", StringComparison.Ordinal);
Console.WriteLine(goesOn ? "The container ticker has printed three ticks, and still runs." : "The container ticker hasn't come to its third tick.");
return goesOn ? 0 : 1;
