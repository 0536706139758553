#:package Docker.DotNet.Enhanced@4.3.3
using Docker.DotNet;
using Docker.DotNet.Models;
using System.Formats.Tar;

using var timeout = new CancellationTokenSource(TimeSpan.FromSeconds(60));
using var docker = new DockerClientBuilder().Build();

// The engine can't see your directory. The client sends it the files of the build as one tar archive, the build context.
using var context = new MemoryStream();
await using (var tar = new TarWriter(context, leaveOpen: true))
{
    foreach (var name in (string[])["Dockerfile", "greeting.txt"])
    {
        await tar.WriteEntryAsync(name, name, timeout.Token);
    }
}

// Without Version = "2" the engine uses the classic builder, which is deprecated for Linux images.
context.Position = 0;
var build = new Build();
await docker.Images.BuildImageFromDockerfileAsync(
    new ImageBuildParameters { Tags = ["greeting"] }, context, authConfigs: null, headers: null, build, timeout.Token);
if (build.Error is not null)
{
    Console.Error.WriteLine($"The build failed: {build.Error}");
    return 1;
}

return 0;

// The engine answers 200 as soon as the build begins. A step that fails is a message in this stream, not an exception.
sealed class Build : IProgress<JSONMessage>
{
    public string? Error { get; private set; }

    public void Report(JSONMessage message)
    {
        Error ??= message.Error?.Message;
        Console.Write(message.Stream);
    }
}
