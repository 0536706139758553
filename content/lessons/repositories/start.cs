#:package Docker.DotNet.Enhanced@4.3.3
using Docker.DotNet;
using Docker.DotNet.Models;

// Needs the file htpasswd in this directory, and nothing else on port 5001.
using var timeout = new CancellationTokenSource(TimeSpan.FromMinutes(2));
using var docker = new DockerClientBuilder().Build();

// The engine answers a pull with a stream of messages, and an error can be one of them.
await docker.Images.CreateImageAsync(
    new ImagesCreateParameters { FromImage = "registry", Tag = "latest" }, authConfig: null, new Messages(), timeout.Token);

// A registry is a container like any other: settings from the environment, one file from the host, one published port.
var registry = await docker.Containers.CreateContainerAsync(
    new CreateContainerParameters
    {
        Name = "registry",
        Image = "registry",
        Env = ["REGISTRY_AUTH=htpasswd", "REGISTRY_AUTH_HTPASSWD_REALM=practice", "REGISTRY_AUTH_HTPASSWD_PATH=/auth/htpasswd"],
        HostConfig = new HostConfig
        {
            Binds = [$"{Path.GetFullPath("htpasswd")}:/auth/htpasswd:ro"],
            PortBindings = new Dictionary<string, IList<PortBinding>> { ["5000/tcp"] = [new PortBinding { HostIP = "127.0.0.1", HostPort = "5001" }] },
        },
    },
    timeout.Token);
await docker.Containers.StartContainerAsync(registry.ID, new ContainerStartParameters(), timeout.Token);
Console.WriteLine("A registry answers at localhost:5001.");

internal sealed class Messages : IProgress<JSONMessage>
{
    public void Report(JSONMessage message)
    {
        if (message.Error is { } error)
        {
            throw new InvalidOperationException(error.Message);
        }
    }
}
