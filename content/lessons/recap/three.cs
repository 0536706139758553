#:package Docker.DotNet.Enhanced@4.3.3
using Docker.DotNet;
using Docker.DotNet.Models;

// Needs the image ship.
using var timeout = new CancellationTokenSource(TimeSpan.FromSeconds(30));
using var docker = new DockerClientBuilder().Build();

for (var n = 1; n <= 3; n++)
{
    // Only the name and the port differ. Everything else comes from the image.
    var container = await docker.Containers.CreateContainerAsync(
        new CreateContainerParameters
        {
            Name = $"ship{n}",
            Image = "ship",
            HostConfig = new HostConfig
            {
                PortBindings = new Dictionary<string, IList<PortBinding>> { ["80/tcp"] = [new PortBinding { HostIP = "127.0.0.1", HostPort = $"808{n}" }] },
            },
        },
        timeout.Token);
    await docker.Containers.StartContainerAsync(container.ID, new ContainerStartParameters(), timeout.Token);
    Console.WriteLine($"ship{n} serves localhost:808{n}");
}
