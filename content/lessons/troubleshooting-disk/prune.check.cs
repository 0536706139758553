#:package Docker.DotNet.Enhanced@4.3.3
using Docker.DotNet;
using Docker.DotNet.Models;

using var timeout = new CancellationTokenSource(TimeSpan.FromSeconds(30));
using var docker = new DockerClientBuilder().Build();

var containers = await docker.Containers.ListContainersAsync(new ContainersListParameters { All = true }, timeout.Token);
var free = new DriveInfo("/mnt/small").AvailableFreeSpace >> 20;

Console.WriteLine($"Containers: {containers.Count}. The disk at /mnt/small is {(free > 50 ? "nearly empty" : "nearly full")}.");
return containers.Count == 0 && free > 50 ? 0 : 1;
