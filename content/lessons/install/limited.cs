#:package Docker.DotNet.Enhanced@4.3.3
using Docker.DotNet;
using Docker.DotNet.Models;

using var timeout = new CancellationTokenSource(TimeSpan.FromSeconds(30));
using var docker = new DockerClientBuilder().Build();

// A single container can have limits of its own, which beat those of daemon.json. The values are strings, as there.
var limited = await docker.Containers.CreateContainerAsync(
    new CreateContainerParameters
    {
        Name = "limited",
        Image = "busybox",
        Cmd = ["seq", "100000"],
        HostConfig = new HostConfig
        {
            LogConfig = new LogConfig
            {
                Type = "json-file",
                Config = new Dictionary<string, string> { ["max-size"] = "1m", ["max-file"] = "3" },
            },
        },
    },
    timeout.Token);
await docker.Containers.StartContainerAsync(limited.ID, new ContainerStartParameters(), timeout.Token);
Console.WriteLine("Started limited, which keeps at most three log files of a megabyte each.");
