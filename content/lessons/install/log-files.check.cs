#:package Docker.DotNet.Enhanced@4.3.3
using Docker.DotNet;

using var timeout = new CancellationTokenSource(TimeSpan.FromSeconds(30));
using var docker = new DockerClientBuilder().Build();

var log = (await docker.Containers.InspectContainerAsync("limited", timeout.Token)).LogPath;
var files = Directory.GetFiles(Path.GetDirectoryName(log)!, Path.GetFileName(log) + "*").Select(file => new FileInfo(file)).ToList();
var isLimited = files.Count == 3 && files.All(file => file.Length <= 1_100_000);

Console.WriteLine($"The log of limited has {files.Count} files, of which {(isLimited ? "none" : "some")} is larger than 1.1 MB.");
return isLimited ? 0 : 1;
