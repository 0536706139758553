#:package Docker.DotNet.Enhanced@4.3.3
using Docker.DotNet;

using var timeout = new CancellationTokenSource(TimeSpan.FromSeconds(60));
using var docker = new DockerClientBuilder().Build();

var state = (await docker.Containers.InspectContainerAsync("greedy", timeout.Token)).State;

Console.WriteLine($"The container greedy is {state?.Status}, with exit code {state?.ExitCode}. OOMKilled is {state?.OOMKilled}.");
return state is { Status: "exited", ExitCode: 137, OOMKilled: true } ? 0 : 1;
