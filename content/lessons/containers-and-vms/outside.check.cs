#:package Docker.DotNet.Enhanced@4.3.3
using Docker.DotNet;
using Docker.DotNet.Models;

using var timeout = new CancellationTokenSource(TimeSpan.FromSeconds(60));
using var docker = new DockerClientBuilder().Build();

var (box, machine) = (await ProgramsAsync("box"), await ProgramsAsync("machine"));
Console.WriteLine($"The host sees in box: {box}; in machine: {machine}.");
return box == "sleep" && machine.StartsWith("qemu-system") && !machine.Contains(',') ? 0 : 1;

async Task<string> ProgramsAsync(string name)
{
    var processes = await docker.Containers.ListProcessesAsync(
        name, new ContainerListProcessesParameters { PsArgs = "-o pid,comm" }, timeout.Token);
    return string.Join(", ", processes.Processes.Select(process => process[1]));
}
