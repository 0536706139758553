#:package Docker.DotNet.Enhanced@4.3.3
using Docker.DotNet;
using Docker.DotNet.Models;

using var timeout = new CancellationTokenSource(TimeSpan.FromSeconds(60));
using var docker = new DockerClientBuilder().Build();

await docker.Containers.StopContainerAsync("box", new ContainerStopParameters { WaitBeforeKillSeconds = 1 }, timeout.Token);

// The call answers when the container has stopped, so its exit code is known now.
var state = (await docker.Containers.InspectContainerAsync("box", timeout.Token)).State;
Console.WriteLine($"box is {state?.Status}, with exit code {state?.ExitCode}");
