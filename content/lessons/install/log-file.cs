#:package Docker.DotNet.Enhanced@4.3.3
using Docker.DotNet;

using var timeout = new CancellationTokenSource(TimeSpan.FromSeconds(30));
using var docker = new DockerClientBuilder().Build();

// The daemon tells where it writes what a container prints. Only root may look there.
var chatty = await docker.Containers.InspectContainerAsync("chatty", timeout.Token);
var log = new FileInfo(chatty.LogPath);
var lines = File.ReadLines(log.FullName).Count();
Console.WriteLine($"{lines} lines in one file, {log.Length / lines} bytes a line on average");
Console.WriteLine($"The first: {File.ReadLines(log.FullName).First().Split("\"time\"")[0]}…");
