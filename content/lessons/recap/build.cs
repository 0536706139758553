#:package Docker.DotNet.Enhanced@4.3.3
using System.Formats.Tar;
using Docker.DotNet;
using Docker.DotNet.Models;

// Needs index.html and the Dockerfile in this directory.
using var timeout = new CancellationTokenSource(TimeSpan.FromMinutes(1));
using var docker = new DockerClientBuilder().Build();

// The engine can't see your directory. A client packs the build context as a tar archive and sends it along.
using var context = new MemoryStream();
await using (var tar = new TarWriter(context, leaveOpen: true))
{
    foreach (var name in (string[])["Dockerfile", "index.html"])
    {
        await tar.WriteEntryAsync(name, name, timeout.Token);
    }
}

// Without Version = "2" the engine uses the classic builder, which is deprecated for Linux images.
context.Position = 0;
await docker.Images.BuildImageFromDockerfileAsync(
    new ImageBuildParameters { Tags = ["ship"] }, context, authConfigs: null, headers: null, new Messages(), timeout.Token);

internal sealed class Messages : IProgress<JSONMessage>
{
    public void Report(JSONMessage message)
    {
        // A failed build arrives as a message in a stream that began with status 200.
        if (message.Error is { } error)
        {
            throw new InvalidOperationException(error.Message);
        }

        Console.Write(message.Stream);
    }
}
