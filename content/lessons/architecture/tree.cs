#:package Docker.DotNet.Enhanced@4.3.3
using Docker.DotNet;

using var timeout = new CancellationTokenSource(TimeSpan.FromSeconds(60));
using var docker = new DockerClientBuilder().Build();

// The engine knows the main process of web. Its ancestors are the kernel's business: each process has its parent's number in /proc.
var pid = (await docker.Containers.InspectContainerAsync("web", timeout.Token)).State?.Pid ?? 0;
while (pid > 0)
{
    var status = (await File.ReadAllLinesAsync($"/proc/{pid}/status", timeout.Token))
        .Select(line => line.Split(':', 2))
        .ToDictionary(pair => pair[0], pair => pair[1].Trim());
    var parent = long.Parse(status["PPid"]);
    Console.WriteLine($"{status["Name"]}{(parent == 0 ? "" : ", started in the care of")}");
    pid = parent;
}
