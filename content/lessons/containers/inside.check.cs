#:package Docker.DotNet.Enhanced@4.3.3
using Docker.DotNet;
using Docker.DotNet.Models;

using var timeout = new CancellationTokenSource(TimeSpan.FromSeconds(30));
using var docker = new DockerClientBuilder().Build();

var box = await docker.Containers.InspectContainerAsync("box", timeout.Token);

Console.WriteLine($"box is {box.State?.Status}; its main program is `{box.Path} {string.Join(' ', box.Args)}`.");
return box is { State.Running: true, Path: "sleep" } ? 0 : 1;
