#:package Docker.DotNet.Enhanced@4.3.3
using Docker.DotNet;
using Docker.DotNet.Models;

using var timeout = new CancellationTokenSource(TimeSpan.FromSeconds(60));
using var docker = new DockerClientBuilder().Build();

var log = new LogConfig { Type = "json-file", Config = new Dictionary<string, string> { ["max-size"] = "1m", ["max-file"] = "2" } };
var modest = await docker.Containers.CreateContainerAsync(
    new CreateContainerParameters
    {
        Name = "modest",
        Image = "busybox",
        Cmd = ["sh", "-c", "yes \"$(seq 200)\" | head -c 20000000"],
        HostConfig = new HostConfig { LogConfig = log },
    },
    timeout.Token);
await docker.Containers.StartContainerAsync(modest.ID, new ContainerStartParameters(), timeout.Token);
var end = await docker.Containers.WaitContainerAsync(modest.ID, timeout.Token);

Console.WriteLine($"modest has written 20 MB and ended with exit code {end.StatusCode}.");
