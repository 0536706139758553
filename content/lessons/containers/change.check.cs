#:package Docker.DotNet.Enhanced@4.3.3
using Docker.DotNet;
using Docker.DotNet.Models;

using var timeout = new CancellationTokenSource(TimeSpan.FromSeconds(30));
using var docker = new DockerClientBuilder().Build();

var changes = await docker.Containers.InspectChangesAsync("box", timeout.Token);
var added = changes?.Any(change => change is { Path: "/note", Kind: FileSystemChangeKind.Add }) == true;

Console.WriteLine(added ? "The container box has a file /note that its image does not have." : "The container box has no /note of its own.");
return added ? 0 : 1;
