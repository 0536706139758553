#:package Docker.DotNet.Enhanced@4.3.3
using Docker.DotNet;
using Docker.DotNet.Models;

using var timeout = new CancellationTokenSource(TimeSpan.FromSeconds(60));
using var docker = new DockerClientBuilder().Build();

foreach (var name in (string[])["box", "machine"])
{
    // The engine runs `ps` on its own machine, with these options.
    var processes = await docker.Containers.ListProcessesAsync(
        name, new ContainerListProcessesParameters { PsArgs = "-o pid,comm" }, timeout.Token);
    Console.WriteLine($"{name}: {string.Join(", ", processes.Processes.Select(process => process[1]))}");
}
