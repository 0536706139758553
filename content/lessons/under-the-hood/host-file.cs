#:package Docker.DotNet.Enhanced@4.3.3
using Docker.DotNet;
using Docker.DotNet.Models;

using var timeout = new CancellationTokenSource(TimeSpan.FromSeconds(60));
using var docker = new DockerClientBuilder().Build();

var writer = await docker.Containers.CreateContainerAsync(
    new CreateContainerParameters
    {
        Image = "busybox",
        Cmd = ["touch", "/host/made-in-a-container"],
        // The engine mounts whatever directory it's asked for. It doesn't ask whether you may write there.
        HostConfig = new HostConfig { Binds = ["/etc:/host"] },
    },
    timeout.Token);
await docker.Containers.StartContainerAsync(writer.ID, new ContainerStartParameters(), timeout.Token);
await docker.Containers.WaitContainerAsync(writer.ID, timeout.Token);
await docker.Containers.RemoveContainerAsync(writer.ID, new ContainerRemoveParameters(), timeout.Token);

var path = "/etc/made-in-a-container";
Console.WriteLine($"{path} {(File.Exists(path) ? "exists" : "is missing")}. Its permissions: {File.GetUnixFileMode(path)}");
