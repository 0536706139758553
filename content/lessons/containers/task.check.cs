#:package Docker.DotNet.Enhanced@4.3.3
using Docker.DotNet;
using Docker.DotNet.Models;

using var timeout = new CancellationTokenSource(TimeSpan.FromSeconds(60));
using var docker = new DockerClientBuilder().Build();

try
{
    var polite = await docker.Containers.InspectContainerAsync("polite", timeout.Token);
    Console.WriteLine($"The container polite is {polite.State?.Status}, with exit code {polite.State?.ExitCode}.");
    return polite.State is { Status: "exited", ExitCode: 143 } && polite.Args.Contains("300") ? 0 : 1;
}
catch (DockerContainerNotFoundException)
{
    Console.WriteLine("There is no container named polite yet.");
    return 1;
}
