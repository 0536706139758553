#:package Docker.DotNet.Enhanced@4.3.3
using Docker.DotNet;
using Docker.DotNet.Models;

using var timeout = new CancellationTokenSource(TimeSpan.FromSeconds(60));
using var docker = new DockerClientBuilder().Build();

var box = await docker.Containers.InspectContainerAsync("box", timeout.Token);
var address = box.NetworkSettings?.Networks?["bridge"].IPAddress;

Console.WriteLine($"The engine says that box has the host name {box.Config?.Hostname} and the address {address}.");
return box.Config?.Hostname == "box" && !string.IsNullOrEmpty(address) ? 0 : 1;
