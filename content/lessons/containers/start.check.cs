#:package Docker.DotNet.Enhanced@4.3.3
using Docker.DotNet;
using Docker.DotNet.Models;

using var timeout = new CancellationTokenSource(TimeSpan.FromSeconds(30));
using var docker = new DockerClientBuilder().Build();

var state = (await docker.Containers.InspectContainerAsync("box", timeout.Token)).State;

Console.WriteLine($"The container box is {state?.Status}.");
return state?.Running == true ? 0 : 1;
