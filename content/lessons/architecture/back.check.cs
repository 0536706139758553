#:package Docker.DotNet.Enhanced@4.3.3
using System.Text.Json.Nodes;
using Docker.DotNet;

using var timeout = new CancellationTokenSource(TimeSpan.FromSeconds(60));
using var docker = new DockerClientBuilder().Build();

var config = JsonNode.Parse(File.ReadAllText("/etc/docker/daemon.json"))!;
if (config["features"]?["containerd-snapshotter"] is not null)
{
    Console.WriteLine("The setting is still in daemon.json.");
    return 1;
}

var info = await docker.System.GetSystemInfoAsync(timeout.Token);
var web = (await docker.Containers.InspectContainerAsync("web", timeout.Token)).State?.Status;
Console.WriteLine($"The engine stores with {info.Driver}, and the container web is there: {web}.");
return info.Driver == "overlay2" ? 0 : 1;
