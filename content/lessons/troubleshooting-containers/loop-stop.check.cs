#:package Docker.DotNet.Enhanced@4.3.3
using Docker.DotNet;

using var timeout = new CancellationTokenSource(TimeSpan.FromSeconds(30));
using var docker = new DockerClientBuilder().Build();

try
{
    var state = (await docker.Containers.InspectContainerAsync("loop", timeout.Token)).State;
    Console.WriteLine($"The container loop is {state?.Status}, with exit code {state?.ExitCode}.");
    return state is { Status: "exited", ExitCode: 3 } ? 0 : 1;
}
catch (DockerContainerNotFoundException)
{
    Console.WriteLine("There is no container named loop.");
    return 1;
}
