#:package Docker.DotNet.Enhanced@4.3.3
using Docker.DotNet;
using Docker.DotNet.Models;

using var timeout = new CancellationTokenSource(TimeSpan.FromMinutes(2));
using var docker = new DockerClientBuilder().Build();

await docker.Images.CreateImageAsync(
    new ImagesCreateParameters { FromImage = "registry", Tag = "latest" }, authConfig: null, new Messages(), timeout.Token);

// The container has the host's own network, so it publishes no port, and 127.0.0.1 means the same inside and outside.
var mirror = await docker.Containers.CreateContainerAsync(
    new CreateContainerParameters
    {
        Name = "mirror",
        Image = "registry",
        Env = ["REGISTRY_HTTP_ADDR=127.0.0.1:5001", "REGISTRY_PROXY_REMOTEURL=http://127.0.0.1:5000"],
        HostConfig = new HostConfig
        {
            NetworkMode = "host",
            RestartPolicy = new RestartPolicy { Name = RestartPolicyKind.Always },
            Binds = ["mirror-data:/var/lib/registry"],
        },
    },
    timeout.Token);
await docker.Containers.StartContainerAsync(mirror.ID, new ContainerStartParameters(), timeout.Token);
Console.WriteLine("The mirror is starting at http://127.0.0.1:5001.");

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
