#:package Docker.DotNet.Enhanced@4.3.3
using Docker.DotNet;
using Docker.DotNet.Models;

using var timeout = new CancellationTokenSource(TimeSpan.FromSeconds(30));
using var docker = new DockerClientBuilder().Build();

var processes = await docker.Containers.ListProcessesAsync("box", new ContainerListProcessesParameters(), timeout.Token);

Console.WriteLine(string.Join("  ", processes.Titles));
foreach (var process in processes.Processes)
{
    Console.WriteLine(string.Join("  ", process));
}
