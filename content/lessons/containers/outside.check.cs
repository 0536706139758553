#:package Docker.DotNet.Enhanced@4.3.3
using Docker.DotNet;
using Docker.DotNet.Models;

using var timeout = new CancellationTokenSource(TimeSpan.FromSeconds(60));
using var docker = new DockerClientBuilder().Build();

var pid = (await docker.Containers.InspectContainerAsync("box", timeout.Token)).State?.Pid ?? 0;
if (pid == 0 || !File.Exists($"/proc/{pid}/status"))
{
    Console.WriteLine($"This machine has no process {pid}: box isn't running, or the engine runs on another machine.");
    return 1;
}

// The kernel's own record: NSpid lists the numbers of one process, from the outermost PID namespace to the innermost.
var command = (await File.ReadAllTextAsync($"/proc/{pid}/cmdline", timeout.Token)).TrimEnd('\0').Replace('\0', ' ');
var status = await File.ReadAllLinesAsync($"/proc/{pid}/status", timeout.Token);
var numbers = status.First(line => line.StartsWith("NSpid:")).Split('\t')[1..];

Console.WriteLine($"Process {pid} of this machine is `{command}`. The kernel knows it by the numbers {string.Join(" and ", numbers)}.");
return command == "sleep 300" && numbers.Length > 1 && numbers[0] == $"{pid}" && numbers[^1] == "1" ? 0 : 1;
