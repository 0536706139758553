#:package Docker.DotNet.Enhanced@4.3.3
using Docker.DotNet;
using Docker.DotNet.Models;

using var timeout = new CancellationTokenSource(TimeSpan.FromMinutes(1));
using var docker = new DockerClientBuilder().Build();

// There's nothing about a mirror in the request. Where the image comes from is the daemon's business.
var layers = new Layers();
await docker.Images.CreateImageAsync(
    new ImagesCreateParameters { FromImage = "busybox", Tag = "latest" }, authConfig: null, layers, timeout.Token);

Console.WriteLine($"Layers pulled: {layers.Last.Values.Count(status => status == "Pull complete")}");

internal sealed class Layers : IProgress<JSONMessage>
{
    public Dictionary<string, string> Last { get; } = [];

    public void Report(JSONMessage message)
    {
        if (message.Error is { } error)
        {
            throw new InvalidOperationException(error.Message);
        }

        // Messages about a layer carry its id. The others are about the whole image.
        if (message.ID is null or "" or "latest")
        {
            Console.WriteLine(message.Status);
        }
        else
        {
            Last[message.ID] = message.Status;
        }
    }
}
