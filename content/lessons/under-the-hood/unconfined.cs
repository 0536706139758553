#:package Docker.DotNet.Enhanced@4.3.3
using Docker.DotNet;
using Docker.DotNet.Models;

using var timeout = new CancellationTokenSource(TimeSpan.FromSeconds(60));
using var docker = new DockerClientBuilder().Build();

var free = await docker.Containers.CreateContainerAsync(
    new CreateContainerParameters
    {
        Image = "busybox",
        Cmd = ["unshare", "--user", "--map-root-user", "cat", "/proc/self/status"],
        // A profile of your own goes here too, as JSON. The client reads the file that you name; the engine takes only its content.
        HostConfig = new HostConfig { SecurityOpt = ["seccomp=unconfined"] },
    },
    timeout.Token);
await docker.Containers.StartContainerAsync(free.ID, new ContainerStartParameters(), timeout.Token);
await docker.Containers.WaitContainerAsync(free.ID, timeout.Token);

using var log = await docker.Containers.GetContainerLogsAsync(free.ID, new ContainerLogsParameters { ShowStdout = true }, timeout.Token);
var (stdout, _) = await log.ReadOutputToEndAsync(timeout.Token);
await docker.Containers.RemoveContainerAsync(free.ID, new ContainerRemoveParameters(), timeout.Token);

// All bits of CapEff are set: the first process of a new user namespace has every capability in it.
string[] lines = [.. stdout.Split('\n').Where(line => line.StartsWith("Uid:") || line.StartsWith("CapEff:") || line.StartsWith("Seccomp:"))];
Console.WriteLine(string.Join('\n', lines));
return lines.Contains("Seccomp:\t0") ? 0 : 1;
