#:package Docker.DotNet.Enhanced@4.3.3
using System.Text.Json.Nodes;
using Docker.DotNet;

using var timeout = new CancellationTokenSource(TimeSpan.FromSeconds(60));
using var docker = new DockerClientBuilder().Build();

var config = JsonNode.Parse(File.ReadAllText("/etc/docker/daemon.json"))!;
var on = config["features"]?["containerd-snapshotter"]?.GetValue<bool>() == true;
var version = (await docker.System.GetVersionAsync(timeout.Token)).Version;
Console.WriteLine($"The setting is in daemon.json: {on}. The daemon runs and is version {version.Split('+')[0]}.");
return on ? 0 : 1;
