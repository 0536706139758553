#:package Docker.DotNet.Enhanced@4.3.3
using System.Net;
using Docker.DotNet;
using Docker.DotNet.Models;

using var timeout = new CancellationTokenSource(TimeSpan.FromSeconds(60));
using var docker = new DockerClientBuilder().Build();

// Creating works, although the port is taken: the engine reserves it when the container starts.
await docker.Containers.CreateContainerAsync(
    new CreateContainerParameters
    {
        Name = "second",
        Image = "nginx",
        HostConfig = new HostConfig
        {
            PortBindings = new Dictionary<string, IList<PortBinding>> { ["80/tcp"] = [new() { HostIP = "127.0.0.1", HostPort = "8080" }] },
        },
    },
    timeout.Token);
try
{
    await docker.Containers.StartContainerAsync("second", new ContainerStartParameters(), timeout.Token);
    Console.Error.WriteLine("The container started, although port 8080 should be taken.");
    return 1;
}
catch (DockerApiException refusal) when (refusal.StatusCode == HttpStatusCode.InternalServerError)
{
    Console.WriteLine($"{(int)refusal.StatusCode} {refusal.StatusCode}, and the container is there, but hasn't started.");
    return 0;
}
