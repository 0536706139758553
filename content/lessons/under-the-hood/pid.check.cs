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

// /proc is the kernel's own list of processes, without Docker in between.
var command = File.ReadAllText($"/proc/{pid}/cmdline").TrimEnd('\0').Replace('\0', ' ');
var user = File.ReadLines($"/proc/{pid}/status").First(line => line.StartsWith("Uid:")).Split('\t')[1];
var variable = Environment.GetEnvironmentVariable("pid");

Console.WriteLine($"Process {pid} of this machine is `{command}`, run by the user with the id {user}.");
Console.WriteLine(variable == $"{pid}" ? "The variable pid holds that number." : $"The variable pid is `{variable}` instead.");
return command == "sleep 3600" && user == "0" && variable == $"{pid}" ? 0 : 1;
