#:package Docker.DotNet.Enhanced@4.3.3
using Docker.DotNet;
using Docker.DotNet.Models;

using var timeout = new CancellationTokenSource(TimeSpan.FromSeconds(30));
using var docker = new DockerClientBuilder().Build();

await PullIfMissingAsync("nginx");

// The engine publishes a port that stands in both places: ExposedPorts, which an image's EXPOSE fills as well, and PortBindings.
var web = await docker.Containers.CreateContainerAsync(
    new CreateContainerParameters
    {
        Name = "web",
        Image = "nginx",
        ExposedPorts = new Dictionary<string, EmptyStruct> { ["80/tcp"] = default },
        HostConfig = new HostConfig
        {
            PortBindings = new Dictionary<string, IList<PortBinding>> { ["80/tcp"] = [new PortBinding { HostIP = "127.0.0.1", HostPort = "8080" }] },
        },
    },
    timeout.Token);
await docker.Containers.StartContainerAsync(web.ID, new ContainerStartParameters(), timeout.Token);
Console.WriteLine($"Started web, {web.ID[..12]}: http://localhost:8080");

async Task PullIfMissingAsync(string image)
{
    try
    {
        await docker.Images.InspectImageAsync(image, timeout.Token);
    }
    catch (DockerImageNotFoundException)
    {
        // An error in the stream of messages is no exception by itself.
        await docker.Images.CreateImageAsync(
            new ImagesCreateParameters { FromImage = image, Tag = "latest" },
            authConfig: null,
            new Watcher(),
            timeout.Token);
    }
}

internal sealed class Watcher : IProgress<JSONMessage>
{
    public void Report(JSONMessage value)
    {
        if (value.Error?.Message is { } message)
        {
            throw new InvalidOperationException($"The pull failed: {message}");
        }
    }
}
