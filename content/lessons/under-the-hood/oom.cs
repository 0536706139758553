#:package Docker.DotNet.Enhanced@4.3.3
using Docker.DotNet;
using Docker.DotNet.Models;

using var timeout = new CancellationTokenSource(TimeSpan.FromSeconds(60));
using var docker = new DockerClientBuilder().Build();

var greedy = await docker.Containers.CreateContainerAsync(
    new CreateContainerParameters
    {
        Name = "greedy",
        Image = "busybox",
        Cmd = ["sh", "-c", "dd if=/dev/zero of=/dev/null bs=64M count=1; echo dd ended with exit code $?; sleep 1"],
        HostConfig = new HostConfig { Memory = 16 * 1024 * 1024 },
    },
    timeout.Token);
await docker.Containers.StartContainerAsync(greedy.ID, new ContainerStartParameters(), timeout.Token);
var end = await docker.Containers.WaitContainerAsync(greedy.ID, timeout.Token);

using var log = await docker.Containers.GetContainerLogsAsync(
    greedy.ID, new ContainerLogsParameters { ShowStdout = true }, timeout.Token);
var (stdout, _) = await log.ReadOutputToEndAsync(timeout.Token);
Console.Write(stdout);
Console.WriteLine($"The container ended with exit code {end.StatusCode}.");
return stdout.Contains("137") ? 0 : 1;
