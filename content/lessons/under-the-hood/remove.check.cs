#:package Docker.DotNet.Enhanced@4.3.3
using Docker.DotNet;
using Docker.DotNet.Models;

using var timeout = new CancellationTokenSource(TimeSpan.FromSeconds(60));
using var docker = new DockerClientBuilder().Build();

var containers = await docker.Containers.ListContainersAsync(new ContainersListParameters { All = true }, timeout.Token);
string[] left = [.. containers.SelectMany(container => container.Names).Where(name => name is "/box" or "/greedy")];
var file = "/etc/made-in-a-container";

Console.WriteLine(
    $"Containers of this lesson: {(left is [] ? "none" : string.Join(", ", left))}. {file} is {(File.Exists(file) ? "still there" : "gone")}.");
return left is [] && !File.Exists(file) ? 0 : 1;
