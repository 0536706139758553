#:package Docker.DotNet.Enhanced@4.3.3
using Docker.DotNet;
using Docker.DotNet.Models;

using var timeout = new CancellationTokenSource(TimeSpan.FromSeconds(30));
using var docker = new DockerClientBuilder().Build();

var containers = await docker.Containers.ListContainersAsync(new ContainersListParameters { All = true }, timeout.Token);
string[] left = [.. containers.SelectMany(container => container.Names).Where(name => name.StartsWith("/ship"))];

Console.WriteLine(left.Length == 0 ? "None of the three containers is left." : $"Still there: {string.Join(", ", left)}.");
return left.Length == 0 ? 0 : 1;
