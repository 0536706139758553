#:package Docker.DotNet.Enhanced@4.3.3
using Docker.DotNet;
using Docker.DotNet.Models;

using var timeout = new CancellationTokenSource(TimeSpan.FromSeconds(60));
using var docker = new DockerClientBuilder().Build();

var state = (await docker.Containers.InspectContainerAsync("box", timeout.Token)).State;
var changes = await docker.Containers.InspectChangesAsync("box", timeout.Token);
var kept = changes?.Any(change => change.Path == "/note") == true;

Console.WriteLine($"The container box is {state?.Status}, and its file /note is {(kept ? "still there" : "gone")}.");
return state?.Status == "exited" && kept ? 0 : 1;
