#:package Docker.DotNet.Enhanced@4.3.3
using Docker.DotNet;
using Docker.DotNet.Models;

using var timeout = new CancellationTokenSource(TimeSpan.FromSeconds(30));
using var docker = new DockerClientBuilder().Build();

try
{
    var state = (await docker.Containers.InspectContainerAsync("reader", timeout.Token)).State;
    Console.WriteLine($"The container reader is {state?.Status}, with exit code {state?.ExitCode}.");
    return state is { Status: "exited", ExitCode: 1 } ? 0 : 1;
}
catch (DockerContainerNotFoundException)
{
    Console.WriteLine("There is no container named reader.");
    return 1;
}
