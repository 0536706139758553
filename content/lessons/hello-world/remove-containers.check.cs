#:package Docker.DotNet.Enhanced@4.3.3
using Docker.DotNet;
using Docker.DotNet.Models;

using var timeout = new CancellationTokenSource(TimeSpan.FromSeconds(30));
using var docker = new DockerClientBuilder().Build();

var containers = await docker.Containers.ListContainersAsync(new ContainersListParameters { All = true }, timeout.Token);
var left = containers.Count(container => container.Image == "hello-world");

Console.WriteLine($"Containers of hello-world: {left}.");
return left == 0 ? 0 : 1;
