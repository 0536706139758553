#:package Docker.DotNet.Enhanced@4.3.3
using Docker.DotNet;
using Docker.DotNet.Models;

// Needs the registry with fleet/ship:1.0 in it.
using var timeout = new CancellationTokenSource(TimeSpan.FromSeconds(30));
using var docker = new DockerClientBuilder().Build();

const string Image = "localhost:5001/fleet/ship:1.0";
var wanted = new CreateContainerParameters
{
    Name = "ship4",
    Image = Image,
    HostConfig = new HostConfig
    {
        PortBindings = new Dictionary<string, IList<PortBinding>> { ["80/tcp"] = [new PortBinding { HostIP = "127.0.0.1", HostPort = "8084" }] },
    },
};

string id;
try
{
    id = (await docker.Containers.CreateContainerAsync(wanted, timeout.Token)).ID;
}
catch (DockerImageNotFoundException)
{
    // The engine doesn't pull by itself: create answers 404, and it's the client that asks for the pull and tries once more.
    Console.WriteLine($"{Image} is not here, so it has to be pulled");
    await docker.Images.CreateImageAsync(new ImagesCreateParameters { FromImage = Image }, authConfig: null, new Messages(), timeout.Token);
    id = (await docker.Containers.CreateContainerAsync(wanted, timeout.Token)).ID;
}

await docker.Containers.StartContainerAsync(id, new ContainerStartParameters(), timeout.Token);
Console.WriteLine("ship4 serves localhost:8084");

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
