#:package Docker.DotNet.Enhanced@4.3.3
using Docker.DotNet;

using var timeout = new CancellationTokenSource(TimeSpan.FromSeconds(30));
using var docker = new DockerClientBuilder().Build();

try
{
    var state = (await docker.Containers.InspectContainerAsync("data", timeout.Token)).State;
    Console.WriteLine($"The container data is {state?.Status}, with exit code {state?.ExitCode}.");
    return state is { Status: "created", ExitCode: 126 } ? 0 : 1;
}
catch (DockerContainerNotFoundException)
{
    Console.WriteLine("There is no container named data.");
    return 1;
}
