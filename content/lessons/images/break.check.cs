#:package Docker.DotNet.Enhanced@4.3.3
using Docker.DotNet;
using Docker.DotNet.Models;

using var timeout = new CancellationTokenSource(TimeSpan.FromSeconds(60));
using var docker = new DockerClientBuilder().Build();

try
{
    var state = (await docker.Containers.InspectContainerAsync("breaker", timeout.Token)).State;
    var changes = await docker.Containers.InspectChangesAsync("breaker", timeout.Token);
    var deleted = changes?.Any(change => change is { Path: "/bin/ls", Kind: FileSystemChangeKind.Delete }) == true;
    Console.WriteLine($"The container breaker is {state?.Status}, and /bin/ls is {(deleted ? "deleted" : "still there")} in it.");
    return state is { Status: "exited", ExitCode: 0 } && deleted ? 0 : 1;
}
catch (DockerContainerNotFoundException)
{
    Console.WriteLine("There is no container named breaker.");
    return 1;
}
