#:package Docker.DotNet.Enhanced@4.3.3
using Docker.DotNet;
using Docker.DotNet.Models;

using var docker = new DockerClientBuilder().Build();
using var timeout = new CancellationTokenSource(TimeSpan.FromSeconds(20));

var all = await docker.Containers.ListContainersAsync(new ContainersListParameters { All = true }, timeout.Token);
var created = all.Any(container => container.Names.Contains("/turn"));
var written = File.Exists("turn.txt");

Console.WriteLine($"The container turn is {(created ? "there" : "missing")}, and turn.txt is {(written ? "there" : "missing")}.");
return created && written ? 0 : 1;
