#:package Docker.DotNet.Enhanced@4.3.3
using Docker.DotNet;
using Docker.DotNet.Models;

using var timeout = new CancellationTokenSource(TimeSpan.FromSeconds(60));
using var docker = new DockerClientBuilder().Build();

// The engine runs `ps` on the host for this, so the numbers are the host's.
var processes = await docker.Containers.ListProcessesAsync("box", new ContainerListProcessesParameters(), timeout.Token);
var box = await docker.Containers.InspectContainerAsync("box", timeout.Token);

Console.WriteLine(string.Join("  ", processes.Titles));
foreach (var process in processes.Processes)
{
    Console.WriteLine(string.Join("  ", process));
}

Console.WriteLine($"The engine says that the main process of box has PID {box.State?.Pid} on the host.");
