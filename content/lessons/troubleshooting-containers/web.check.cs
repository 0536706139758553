#:package Docker.DotNet.Enhanced@4.3.3
using Docker.DotNet;

using var timeout = new CancellationTokenSource(TimeSpan.FromSeconds(30));
using var docker = new DockerClientBuilder().Build();

try
{
    var state = (await docker.Containers.InspectContainerAsync("web", timeout.Token)).State;
    Console.WriteLine($"The container web is {state?.Status}, with exit code {state?.ExitCode}.");
    return state is { Running: true } ? 0 : 1;
}
catch (DockerContainerNotFoundException)
{
    Console.WriteLine("There is no container named web.");
    return 1;
}
