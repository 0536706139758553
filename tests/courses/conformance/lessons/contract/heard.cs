#:package Docker.DotNet.Enhanced@4.3.3
using Docker.DotNet;
using Docker.DotNet.Models;

using var timeout = new CancellationTokenSource(TimeSpan.FromSeconds(30));
using var docker = new DockerClientBuilder().Build();
await docker.Images.CreateImageAsync(new ImagesCreateParameters { FromImage = "busybox", Tag = "latest" }, authConfig: null, new Progress<JSONMessage>(), timeout.Token);
var container = await docker.Containers.CreateContainerAsync(new CreateContainerParameters { Image = "busybox", Name = "heard" }, timeout.Token);
Console.WriteLine(container.ID);
