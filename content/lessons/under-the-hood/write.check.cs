#:package Docker.DotNet.Enhanced@4.3.3
using Docker.DotNet;
using Docker.DotNet.Models;

using var timeout = new CancellationTokenSource(TimeSpan.FromSeconds(60));
using var docker = new DockerClientBuilder().Build();

var changes = await docker.Containers.InspectChangesAsync("box", timeout.Token) ?? [];
var note = changes.Any(change => change is { Path: "/note", Kind: FileSystemChangeKind.Add });
var group = changes.Any(change => change is { Path: "/etc/group", Kind: FileSystemChangeKind.Delete });

Console.WriteLine($"In box, /note has {(note ? "" : "not ")}been added, and /etc/group has {(group ? "" : "not ")}been deleted.");
return note && group ? 0 : 1;
