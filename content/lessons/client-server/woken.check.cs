#:package Docker.DotNet.Enhanced@4.3.3
using System.Diagnostics;
using Docker.DotNet;

// Look for the process first: a connection would start the daemon.
if (Process.GetProcessesByName("dockerd").Length == 0)
{
    Console.WriteLine("dockerd isn't running.");
    return 1;
}

using var timeout = new CancellationTokenSource(TimeSpan.FromSeconds(30));
using var docker = new DockerClientBuilder().Build();
var state = (await docker.Containers.InspectContainerAsync("db", timeout.Token)).State;
Console.WriteLine($"dockerd is running again, and db is {state?.Status}.");
return state?.Status == "exited" ? 0 : 1;
