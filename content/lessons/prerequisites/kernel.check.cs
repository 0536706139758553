#:package Docker.DotNet.Enhanced@4.3.3
using Docker.DotNet;

using var timeout = new CancellationTokenSource(TimeSpan.FromSeconds(30));
using var docker = new DockerClientBuilder().Build();

// The kernel tells its release in this file; the engine tells it in its answer to GET /info.
var mine = File.ReadAllText("/proc/sys/kernel/osrelease").Trim();
var engines = (await docker.System.GetSystemInfoAsync(timeout.Token)).KernelVersion;

Console.WriteLine(mine == engines
    ? "The engine runs on the kernel that uname asks."
    : $"The engine runs on another kernel, {engines}: it is on another machine, or in a virtual machine.");
return mine == engines ? 0 : 1;
