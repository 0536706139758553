#:package Docker.DotNet.Enhanced@4.3.3
using Docker.DotNet;

using var timeout = new CancellationTokenSource(TimeSpan.FromSeconds(30));
using var docker = new DockerClientBuilder().Build();

var found = await docker.Volumes.ListAsync(timeout.Token);
var exists = found.Volumes?.Any(volume => volume.Name == "notes") ?? false;
Console.WriteLine(exists ? "The volume notes still exists." : "The volume notes is gone.");
return exists ? 1 : 0;
