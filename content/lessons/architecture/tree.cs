#:package Docker.DotNet.Enhanced@4.3.3
using Docker.DotNet;

using var timeout = new CancellationTokenSource(TimeSpan.FromSeconds(60));
using var docker = new DockerClientBuilder().Build();

// The engine knows the main process of web. Whose child that is, the kernel knows: /proc has the parent's number of each process.
var pid = (await docker.Containers.InspectContainerAsync("web", timeout.Token)).State?.Pid ?? 0;
for (var words = "web runs"; pid > 0; words = "  which is a child of")
{
    var status = (await File.ReadAllLinesAsync($"/proc/{pid}/status", timeout.Token))
        .Select(line => line.Split(':', 2))
        .ToDictionary(pair => pair[0], pair => pair[1].Trim());
    Console.WriteLine($"{words} {status["Name"]},");
    pid = long.Parse(status["PPid"]);
}

Console.WriteLine("  which is nobody's child here.");
