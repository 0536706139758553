#:package Docker.DotNet.Enhanced@4.3.3
using Docker.DotNet;
using Docker.DotNet.Models;

using var timeout = new CancellationTokenSource(TimeSpan.FromSeconds(30));
using var docker = new DockerClientBuilder().Build();

var containers = await docker.Containers.ListContainersAsync(new ContainersListParameters { All = true }, timeout.Token);
var isThere = containers.Any(container => container.Names.Contains("/greedy"));
Console.WriteLine(isThere ? "The container greedy is still there." : "The container greedy is gone.");
return isThere ? 1 : 0;
