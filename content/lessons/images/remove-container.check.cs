#:package Docker.DotNet.Enhanced@4.3.3
using Docker.DotNet;
using Docker.DotNet.Models;

using var timeout = new CancellationTokenSource(TimeSpan.FromSeconds(60));
using var docker = new DockerClientBuilder().Build();

var containers = await docker.Containers.ListContainersAsync(new ContainersListParameters { All = true }, timeout.Token);
var left = containers.Any(container => container.Names.Contains("/breaker"));

Console.WriteLine(left ? "The container breaker is still there." : "There is no container named breaker.");
return left ? 1 : 0;
