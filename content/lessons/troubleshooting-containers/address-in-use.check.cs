#:package Docker.DotNet.Enhanced@4.3.3
using Docker.DotNet;

using var timeout = new CancellationTokenSource(TimeSpan.FromSeconds(30));
using var docker = new DockerClientBuilder().Build();

try
{
    var state = (await docker.Containers.InspectContainerAsync("third", timeout.Token)).State;
    Console.WriteLine($"The container third is {state?.Status}, with exit code {state?.ExitCode}.");
    return state is { Status: "created", Running: false } ? 0 : 1;
}
catch (DockerContainerNotFoundException)
{
    Console.WriteLine("There is no container named third.");
    return 1;
}
