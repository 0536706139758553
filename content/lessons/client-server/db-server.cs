#:package Docker.DotNet.Enhanced@4.3.3
using Docker.DotNet;
using Docker.DotNet.Models;

using var timeout = new CancellationTokenSource(TimeSpan.FromSeconds(30));
using var docker = new DockerClientBuilder().Build();

await PullIfMissingAsync("mariadb");

// An entry of Binds whose first part is a name rather than a path means a volume. The engine creates it if it's missing.
var db = await docker.Containers.CreateContainerAsync(
    new CreateContainerParameters
    {
        Name = "db",
        Image = "mariadb",
        Env = ["MARIADB_ALLOW_EMPTY_ROOT_PASSWORD=1"],
        HostConfig = new HostConfig { Binds = ["db-socket:/run/mysqld"] },
    },
    timeout.Token);
await docker.Containers.StartContainerAsync(db.ID, new ContainerStartParameters(), timeout.Token);
Console.WriteLine($"Started db, {db.ID[..12]}. This program ends now, and the container doesn't.");

async Task PullIfMissingAsync(string image)
{
    try
    {
        await docker.Images.InspectImageAsync(image, timeout.Token);
    }
    catch (DockerImageNotFoundException)
    {
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
