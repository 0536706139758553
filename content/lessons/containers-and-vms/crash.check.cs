#:package Docker.DotNet.Enhanced@4.3.3
using Docker.DotNet;
using Docker.DotNet.Models;

using var timeout = new CancellationTokenSource(TimeSpan.FromSeconds(60));
using var docker = new DockerClientBuilder().Build();

var containers = await docker.Containers.ListContainersAsync(new ContainersListParameters(), timeout.Token);
string[] running = [.. containers.SelectMany(container => container.Names).Order()];
Console.WriteLine($"The engine answers, and these containers are still running: {string.Join(", ", running)}.");
return running is ["/box", "/machine"] ? 0 : 1;
