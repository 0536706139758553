#:package Docker.DotNet.Enhanced@4.3.3
using Docker.DotNet;
using Docker.DotNet.Models;

using var timeout = new CancellationTokenSource(TimeSpan.FromSeconds(60));
using var docker = new DockerClientBuilder().Build();

try
{
    var state = (await docker.Containers.InspectContainerAsync("greedy", timeout.Token)).State;
    Console.WriteLine(
        $"The container greedy is {state?.Status}, with exit code {state?.ExitCode}. Was something in it killed for lack of memory? {state?.OOMKilled}.");
    return state is { Status: "exited", ExitCode: 0, OOMKilled: true } ? 0 : 1;
}
catch (DockerContainerNotFoundException)
{
    Console.WriteLine("There is no container named greedy.");
    return 1;
}
