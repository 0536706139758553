#:package Docker.DotNet.Enhanced@4.3.3
using Docker.DotNet;
using Docker.DotNet.Models;

using var timeout = new CancellationTokenSource(TimeSpan.FromSeconds(30));
using var docker = new DockerClientBuilder().Build();

var containers = await docker.Containers.ListContainersAsync(new ContainersListParameters { All = true }, timeout.Token);
var left = containers.SelectMany(container => container.Names).Count(name => name is "/writer" or "/reader");

Console.WriteLine($"Of writer and reader, {left} are left.");
return left == 0 ? 0 : 1;
