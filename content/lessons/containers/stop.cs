#:package Docker.DotNet.Enhanced@4.3.3
using Docker.DotNet;
using Docker.DotNet.Models;

using var timeout = new CancellationTokenSource(TimeSpan.FromSeconds(30));
using var docker = new DockerClientBuilder().Build();

await docker.Containers.StopContainerAsync("box", new ContainerStopParameters { WaitBeforeKillSeconds = 1 }, timeout.Token);
Console.WriteLine("Stopped box");
