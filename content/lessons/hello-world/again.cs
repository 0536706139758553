#:package Docker.DotNet.Enhanced@4.3.3
using Docker.DotNet;
using Docker.DotNet.Models;

using var timeout = new CancellationTokenSource(TimeSpan.FromSeconds(30));
using var docker = new DockerClientBuilder().Build();

// The image is here now, so a container can be made at once.
var container = await docker.Containers.CreateContainerAsync(
    new CreateContainerParameters { Name = "hello-again", Image = "hello-world" }, timeout.Token);
await docker.Containers.StartContainerAsync(container.ID, new ContainerStartParameters(), timeout.Token);

var end = await docker.Containers.WaitContainerAsync(container.ID, timeout.Token);
using var logs = await docker.Containers.GetContainerLogsAsync(
    container.ID, new ContainerLogsParameters { ShowStdout = true, ShowStderr = true }, timeout.Token);
var (stdout, stderr) = await logs.ReadOutputToEndAsync(timeout.Token);

Console.Write(stdout);
Console.Error.Write(stderr);
return (int)end.StatusCode;
