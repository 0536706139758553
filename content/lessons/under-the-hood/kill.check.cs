#:package Docker.DotNet.Enhanced@4.3.3
using System.Diagnostics;
using Docker.DotNet;
using Docker.DotNet.Models;

using var timeout = new CancellationTokenSource(TimeSpan.FromSeconds(60));
using var docker = new DockerClientBuilder().Build();

var containers = await docker.Containers.ListContainersAsync(new ContainersListParameters { All = true }, timeout.Token);
string[] left = [.. containers.SelectMany(container => container.Names).Where(name => name is "/box" or "/greedy")];

// unshare waits for the container that it has started, and ends soon after it.
var limit = DateTime.UtcNow.AddSeconds(10);
while (left is [] && Process.GetProcessesByName("unshare").Length > 0 && DateTime.UtcNow < limit)
{
    await Task.Delay(20, timeout.Token);
}

var running = Process.GetProcessesByName("unshare").Length > 0;
Console.WriteLine($"Containers of this lesson: {(left is [] ? "none" : string.Join(", ", left))}. The one made by hand {(running ? "is still running" : "has ended")}.");
return left is [] && !running ? 0 : 1;
