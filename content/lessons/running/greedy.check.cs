#:package Docker.DotNet.Enhanced@4.3.3
using Docker.DotNet;
using Docker.DotNet.Models;

using var timeout = new CancellationTokenSource(TimeSpan.FromSeconds(30));
using var docker = new DockerClientBuilder().Build();

try
{
    var greedy = await docker.Containers.InspectContainerAsync("greedy", timeout.Token);
    var killed = greedy.State is { OOMKilled: true, ExitCode: 137 };
    Console.WriteLine(killed ? "The kernel has killed the program, since the container had no memory left." : $"The container greedy is {greedy.State?.Status}; memory wasn't the reason.");
    return killed ? 0 : 1;
}
catch (DockerContainerNotFoundException)
{
    Console.WriteLine("There is no container named greedy.");
    return 1;
}
