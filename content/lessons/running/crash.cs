#:package Docker.DotNet.Enhanced@4.3.3
using System.Diagnostics;
using Docker.DotNet;

using var timeout = new CancellationTokenSource(TimeSpan.FromSeconds(30));
using var docker = new DockerClientBuilder().Build();

// The engine tells the process ID that the container's main program has on the host. Killing it takes root.
var web = await docker.Containers.InspectContainerAsync("web", timeout.Token);
using var program = Process.GetProcessById((int)web.State!.Pid);
Console.WriteLine($"Killing {program.ProcessName}, PID {program.Id}");
program.Kill();
