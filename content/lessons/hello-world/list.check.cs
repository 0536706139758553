#:package Docker.DotNet.Enhanced@4.3.3
using Docker.DotNet;
using Docker.DotNet.Models;

using var timeout = new CancellationTokenSource(TimeSpan.FromSeconds(30));
using var docker = new DockerClientBuilder().Build();

var all = await docker.Containers.ListContainersAsync(new ContainersListParameters { All = true }, timeout.Token);
var running = all.Count(container => container is { Image: "hello-world", State: "running" });
var stopped = all.Count(container => container is { Image: "hello-world", State: "exited" });

Console.WriteLine($"Containers of hello-world: {running} running, {stopped} stopped.");
return running == 0 && stopped == 1 ? 0 : 1;
