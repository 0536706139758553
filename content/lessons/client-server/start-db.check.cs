#:package Docker.DotNet.Enhanced@4.3.3
using Docker.DotNet;

using var timeout = new CancellationTokenSource(TimeSpan.FromSeconds(30));
using var docker = new DockerClientBuilder().Build();

var state = (await docker.Containers.InspectContainerAsync("db", timeout.Token)).State;

Console.WriteLine($"db is {state?.Status}.");
return state?.Running == true ? 0 : 1;
