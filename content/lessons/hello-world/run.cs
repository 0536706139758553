#:package Docker.DotNet.Enhanced@4.3.3
using Docker.DotNet;
using Docker.DotNet.Models;

using var timeout = new CancellationTokenSource(TimeSpan.FromSeconds(30));
using var docker = new DockerClientBuilder().Build();

// 1. Is the image here? If not, pull it.
try
{
    await docker.Images.InspectImageAsync("hello-world:latest", timeout.Token);
}
catch (DockerImageNotFoundException)
{
    Console.WriteLine("No image hello-world:latest here: pulling it");
    await docker.Images.CreateImageAsync(
        new ImagesCreateParameters { FromImage = "hello-world", Tag = "latest" },
        authConfig: null,
        new Progress<JSONMessage>(),
        timeout.Token);
}

// 2. Make a container from it, and start the container.
var container = await docker.Containers.CreateContainerAsync(
    new CreateContainerParameters { Image = "hello-world" }, timeout.Token);
await docker.Containers.StartContainerAsync(container.ID, new ContainerStartParameters(), timeout.Token);

// 3. Wait until its process ends, and read what it printed.
var end = await docker.Containers.WaitContainerAsync(container.ID, timeout.Token);
using var logs = await docker.Containers.GetContainerLogsAsync(
    container.ID, new ContainerLogsParameters { ShowStdout = true, ShowStderr = true }, timeout.Token);
var (stdout, stderr) = await logs.ReadOutputToEndAsync(timeout.Token);

Console.Write(stdout);
Console.Error.Write(stderr);
Console.WriteLine($"The process ended with exit code {end.StatusCode}.");
return (int)end.StatusCode;
