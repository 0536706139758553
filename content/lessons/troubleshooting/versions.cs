#:package Docker.DotNet.Enhanced@4.3.3
using Docker.DotNet;

using var timeout = new CancellationTokenSource(TimeSpan.FromSeconds(30));
using var docker = new DockerClientBuilder().Build();

var server = await docker.System.GetVersionAsync(timeout.Token);
Console.WriteLine($"The daemon, Docker {server.Version}, speaks the versions {server.MinAPIVersion} to {server.APIVersion} of its API.");
