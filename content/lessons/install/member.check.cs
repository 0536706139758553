#:package Docker.DotNet.Enhanced@4.3.3
using Docker.DotNet;

using var timeout = new CancellationTokenSource(TimeSpan.FromSeconds(30));
using var docker = new DockerClientBuilder().Build();
var version = await docker.System.GetVersionAsync(timeout.Token);

Console.WriteLine($"Docker {version.Version} answers the user {Environment.UserName}.");
return Environment.UserName == "root" ? 1 : 0;
