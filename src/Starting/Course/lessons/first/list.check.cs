#:package Docker.DotNet.Enhanced@4.3.3
using Docker.DotNet;

using var timeout = new CancellationTokenSource(TimeSpan.FromSeconds(30));
using var docker = new DockerClientBuilder().Build();

var found = await docker.Volumes.ListAsync(timeout.Token);
var exists = found.Volumes?.Any(volume => volume.Name == "notes") ?? false;
Console.WriteLine(exists ? "The volume notes exists." : "There is no volume notes.");
return exists ? 0 : 1;
