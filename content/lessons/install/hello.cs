#:package Docker.DotNet.Enhanced@4.3.3
using Docker.DotNet;
using Docker.DotNet.Models;

using var timeout = new CancellationTokenSource(TimeSpan.FromSeconds(60));
using var docker = new DockerClientBuilder().Build();

// A pull reports its progress, and its errors, line by line: an installation test must look at both.
string? error = null;
await docker.Images.CreateImageAsync(
    new ImagesCreateParameters { FromImage = "hello-world", Tag = "latest" },
    authConfig: null,
    new Progress<JSONMessage>(line => error ??= line.Error?.Message),
    timeout.Token);
if (error is not null)
{
    Console.Error.WriteLine($"The image can't be pulled: {error}");
    return 1;
}

var hello = await docker.Containers.CreateContainerAsync(
    new CreateContainerParameters { Name = "hello", Image = "hello-world" }, timeout.Token);
await docker.Containers.StartContainerAsync(hello.ID, new ContainerStartParameters(), timeout.Token);
var ended = await docker.Containers.WaitContainerAsync(hello.ID, timeout.Token);
Console.WriteLine($"Pulled, created, started, ended with exit code {ended.StatusCode}: this installation works.");
return ended.StatusCode == 0 ? 0 : 1;
