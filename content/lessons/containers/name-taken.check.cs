#:package Docker.DotNet.Enhanced@4.3.3
using Docker.DotNet;
using Docker.DotNet.Models;

using var timeout = new CancellationTokenSource(TimeSpan.FromSeconds(60));
using var docker = new DockerClientBuilder().Build();

var containers = await docker.Containers.ListContainersAsync(new ContainersListParameters { All = true }, timeout.Token);
var boxes = containers.Where(container => container.Names.Contains("/box")).ToList();

Console.WriteLine($"Containers named box: {boxes.Count}, in the state {boxes.FirstOrDefault()?.State ?? "(none)"}. The refused one was not created.");
return boxes is [{ State: "running" }] ? 0 : 1;
