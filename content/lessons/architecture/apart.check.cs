#:package Docker.DotNet.Enhanced@4.3.3
using Docker.DotNet;
using Docker.DotNet.Models;

using var timeout = new CancellationTokenSource(TimeSpan.FromSeconds(60));
using var docker = new DockerClientBuilder().Build();

var names = (await docker.Containers.ListContainersAsync(new ContainersListParameters { All = true }, timeout.Token)).SelectMany(one => one.Names);
var alone = Directory.Exists("/run/runc/alone");

Console.WriteLine($"runc has a container named alone: {alone}. The engine's containers: {string.Join(", ", names.Order())}.");
return alone && !names.Contains("/alone") ? 0 : 1;
