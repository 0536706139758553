#:package Docker.DotNet.Enhanced@4.3.3
using Docker.DotNet;
using Docker.DotNet.Models;

using var timeout = new CancellationTokenSource(TimeSpan.FromSeconds(30));
using var docker = new DockerClientBuilder().Build();

try
{
    var greedy = await docker.Containers.InspectContainerAsync("greedy", timeout.Token);
    var killed = greedy is { State.ExitCode: 137, HostConfig.Memory: 32 * 1024 * 1024 };
    Console.WriteLine(killed
        ? "The program in greedy was killed with signal 9, and the limit of its container is 32 MB."
        : $"The container greedy is {greedy.State?.Status}, with exit code {greedy.State?.ExitCode}.");
    return killed ? 0 : 1;
}
catch (DockerContainerNotFoundException)
{
    Console.WriteLine("There is no container named greedy.");
    return 1;
}
