#:package Docker.DotNet.Enhanced@4.3.3
using Docker.DotNet;
using Docker.DotNet.Models;

using var timeout = new CancellationTokenSource(TimeSpan.FromSeconds(30));
using var docker = new DockerClientBuilder().Build();

var reader = await docker.Containers.CreateContainerAsync(
    new CreateContainerParameters
    {
        Image = "mariadb",
        Cmd = ["cat", "/host/secret"],
        HostConfig = new HostConfig { Binds = ["/root:/host:ro"] },
    },
    timeout.Token);

await docker.Containers.StartContainerAsync(reader.ID, new ContainerStartParameters(), timeout.Token);
await docker.Containers.WaitContainerAsync(reader.ID, timeout.Token);

// This program can't open the file. The daemon can, and it hands over what the container printed.
using var log = await docker.Containers.GetContainerLogsAsync(
    reader.ID, new ContainerLogsParameters { ShowStdout = true }, timeout.Token);
var (text, _) = await log.ReadOutputToEndAsync(timeout.Token);

// As with --rm, the volume without a name that the image asked for goes too.
await docker.Containers.RemoveContainerAsync(reader.ID, new ContainerRemoveParameters { RemoveVolumes = true }, timeout.Token);

Console.WriteLine($"Read by {Environment.UserName}, through the daemon: {text.Trim()}");
