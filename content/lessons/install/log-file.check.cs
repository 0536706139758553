#:package Docker.DotNet.Enhanced@4.3.3
using Docker.DotNet;

using var timeout = new CancellationTokenSource(TimeSpan.FromSeconds(30));
using var docker = new DockerClientBuilder().Build();

var log = new FileInfo((await docker.Containers.InspectContainerAsync("chatty", timeout.Token)).LogPath);
Console.WriteLine($"The log of chatty is a single file of {log.Length / 1_000_000} MB.");
return log.Length > 5_000_000 && !File.Exists($"{log.FullName}.1") ? 0 : 1;
