#:package Docker.DotNet.Enhanced@4.3.3
using Docker.DotNet;
using Docker.DotNet.Models;

using var timeout = new CancellationTokenSource(TimeSpan.FromSeconds(30));
using var docker = new DockerClientBuilder().Build();

var running = await docker.Containers.ListContainersAsync(new ContainersListParameters(), timeout.Token);
var all = await docker.Containers.ListContainersAsync(new ContainersListParameters { All = true }, timeout.Token);
var stopped = all.Count(container => container is { Image: "hello-world", State: "exited" });

Console.WriteLine($"Running containers: {running.Count}. Stopped containers of hello-world: {stopped}.");
return running.Count == 0 && stopped == 1 ? 0 : 1;
