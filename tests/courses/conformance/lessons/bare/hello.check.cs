#:package Docker.DotNet.Enhanced@4.3.3
using Docker.DotNet;

using var docker = new DockerClientBuilder().Build();
try
{
    var state = (await docker.Containers.InspectContainerAsync("hello")).State;
    Console.WriteLine($"hello ended with {state?.ExitCode}.");
    return state is { Status: "exited", ExitCode: 0 } ? 0 : 1;
}
catch (DockerContainerNotFoundException)
{
    Console.WriteLine("There is no container hello.");
    return 1;
}
