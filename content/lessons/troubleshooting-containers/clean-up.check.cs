#:package Docker.DotNet.Enhanced@4.3.3
using Docker.DotNet;
using Docker.DotNet.Models;

using var timeout = new CancellationTokenSource(TimeSpan.FromSeconds(30));
using var docker = new DockerClientBuilder().Build();

var containers = await docker.Containers.ListContainersAsync(new ContainersListParameters { All = true }, timeout.Token);
var files = new[] { "start.sh", "Dockerfile" }.Where(File.Exists).ToList();

Console.WriteLine($"Containers left: {containers.Count}. Files left: {(files.Count == 0 ? "none" : string.Join(", ", files))}.");
return containers.Count == 0 && files.Count == 0 ? 0 : 1;
