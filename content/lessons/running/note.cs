#:package Docker.DotNet.Enhanced@4.3.3
using Docker.DotNet;
using Docker.DotNet.Models;

using var timeout = new CancellationTokenSource(TimeSpan.FromSeconds(30));
using var docker = new DockerClientBuilder().Build();

// A volume that doesn't exist yet is created along with the container that mounts it.
var writer = await docker.Containers.CreateContainerAsync(
    new CreateContainerParameters
    {
        Image = "busybox",
        Cmd = ["sh", "-c", "echo 'buy milk' > /data/todo"],
        HostConfig = new HostConfig { Mounts = [new Mount { Type = "volume", Source = "notes", Target = "/data" }] },
    },
    timeout.Token);
ContainerWaitResponse end;
try
{
    await docker.Containers.StartContainerAsync(writer.ID, new ContainerStartParameters(), timeout.Token);
    end = await docker.Containers.WaitContainerAsync(writer.ID, timeout.Token);
}
finally
{
    await docker.Containers.RemoveContainerAsync(writer.ID, new ContainerRemoveParameters { Force = true }, CancellationToken.None);
}

var notes = await docker.Volumes.InspectAsync("notes", timeout.Token);
Console.WriteLine($"The container has ended with {end.StatusCode} and is removed; the volume {notes.Name} is at {notes.Mountpoint}");
return (int)end.StatusCode;
