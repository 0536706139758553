#:package Docker.DotNet.Enhanced@4.3.3
using Docker.DotNet;

using var timeout = new CancellationTokenSource(TimeSpan.FromSeconds(30));
using var docker = new DockerClientBuilder().Build();

// GET /info: what the daemon is set to, and what it thinks of the machine.
var info = await docker.System.GetSystemInfoAsync(timeout.Token);
Console.WriteLine($"Docker {info.ServerVersion} on {info.OperatingSystem}, asked by the user {Environment.UserName}");
Console.WriteLine($"data: {info.DockerRootDir}, storage driver {info.Driver}");
Console.WriteLine($"logs: {info.LoggingDriver}");
