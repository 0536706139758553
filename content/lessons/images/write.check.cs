#:package Docker.DotNet.Enhanced@4.3.3
using Docker.DotNet;
using Docker.DotNet.Models;

using var timeout = new CancellationTokenSource(TimeSpan.FromSeconds(30));
using var docker = new DockerClientBuilder().Build();

try
{
    var state = (await docker.Containers.InspectContainerAsync("writer", timeout.Token)).State;
    Console.WriteLine($"The container writer is {state?.Status}, with exit code {state?.ExitCode}.");
    return state is { Status: "exited", ExitCode: 0 } ? 0 : 1;
}
catch (DockerContainerNotFoundException)
{
    Console.WriteLine("There is no container named writer.");
    return 1;
}
