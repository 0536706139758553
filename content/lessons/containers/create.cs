#:package Docker.DotNet.Enhanced@4.3.3
using Docker.DotNet;
using Docker.DotNet.Models;

using var timeout = new CancellationTokenSource(TimeSpan.FromSeconds(30));
using var docker = new DockerClientBuilder().Build();

try
{
    await docker.Images.InspectImageAsync("busybox:latest", timeout.Token);
}
catch (DockerImageNotFoundException)
{
    await docker.Images.CreateImageAsync(
        new ImagesCreateParameters { FromImage = "busybox", Tag = "latest" },
        authConfig: null,
        new Progress<JSONMessage>(),
        timeout.Token);
}

var box = await docker.Containers.CreateContainerAsync(
    new CreateContainerParameters { Name = "box", Hostname = "box", Image = "busybox", Cmd = ["sleep", "300"] },
    timeout.Token);
Console.WriteLine($"Created {box.ID}");
