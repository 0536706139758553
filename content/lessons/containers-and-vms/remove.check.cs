#:package Docker.DotNet.Enhanced@4.3.3
using Docker.DotNet;
using Docker.DotNet.Models;

using var timeout = new CancellationTokenSource(TimeSpan.FromSeconds(60));
using var docker = new DockerClientBuilder().Build();

var containers = await docker.Containers.ListContainersAsync(new ContainersListParameters { All = true }, timeout.Token);
var here = containers.Any(container => container.Names.Contains("/box"));
Console.WriteLine(here ? "The container box is still there." : "No container is named box.");
return here ? 1 : 0;
