#:package Docker.DotNet.Enhanced@4.3.3
using Docker.DotNet;
using Docker.DotNet.Models;

using var timeout = new CancellationTokenSource(TimeSpan.FromSeconds(30));
using var docker = new DockerClientBuilder().Build();

var containers = await docker.Containers.ListContainersAsync(new ContainersListParameters { All = true }, timeout.Token);
var there = containers.Any(container => container.Names.Contains("/registry"));

Console.WriteLine(there ? "The container registry is still there." : "The registry is gone, and what it stored with it.");
return there ? 1 : 0;
