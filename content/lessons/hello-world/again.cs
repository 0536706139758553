#:package Docker.DotNet.Enhanced@4.3.3
using Docker.DotNet;
using Docker.DotNet.Models;

using var timeout = new CancellationTokenSource(TimeSpan.FromSeconds(30));
using var docker = new DockerClientBuilder().Build();

// The image is here now, so the engine can create the container at once.
var container = await docker.Containers.CreateContainerAsync(
    new CreateContainerParameters { Name = "hello-again", Image = "hello-world", AttachStdout = true, AttachStderr = true }, timeout.Token);

// Attach before the start, as `docker run` does: then no line can be missed, and each arrives as it is printed.
using var output = await docker.Containers.AttachContainerAsync(
    container.ID, new ContainerAttachParameters { Stream = true, Stdout = true, Stderr = true }, timeout.Token);
await docker.Containers.StartContainerAsync(container.ID, new ContainerStartParameters(), timeout.Token);
var (stdout, stderr) = await output.ReadOutputToEndAsync(timeout.Token);
var end = await docker.Containers.WaitContainerAsync(container.ID, timeout.Token);

Console.Write(stdout);
Console.Error.Write(stderr);
return (int)end.StatusCode;
