#:package Docker.DotNet.Enhanced@4.3.3
using Docker.DotNet;
using Docker.DotNet.Models;

using var timeout = new CancellationTokenSource(TimeSpan.FromSeconds(30));
using var docker = new DockerClientBuilder().Build();

var containers = await docker.Containers.ListContainersAsync(new ContainersListParameters { All = true }, timeout.Token);
var names = containers.SelectMany(container => container.Names).ToList();

Console.WriteLine(names.Contains("/ship4") ? "The container ship4 is still there." : "ship4 is gone, and the registry still runs.");
return names.Contains("/ship4") || !names.Contains("/registry") ? 1 : 0;
