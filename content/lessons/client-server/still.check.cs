#:package Docker.DotNet.Enhanced@4.3.3
using System.Diagnostics;
using Docker.DotNet;

using var timeout = new CancellationTokenSource(TimeSpan.FromSeconds(30));
using var docker = new DockerClientBuilder().Build();

var pid = (int)((await docker.Containers.InspectContainerAsync("db", timeout.Token)).State?.Pid ?? 0);
if (pid == 0 || Process.GetProcessesByName("dockerd") is not [var daemon])
{
    Console.WriteLine("db isn't running, or dockerd isn't.");
    return 1;
}

var older = Process.GetProcessById(pid).StartTime < daemon.StartTime;
Console.WriteLine($"The container is {(older ? "older" : "younger")} than the daemon that manages it.");
return older ? 0 : 1;
