#:package Docker.DotNet.Enhanced@4.3.3
using System.Formats.Tar;
using System.Text;
using Docker.DotNet;
using Docker.DotNet.Models;

const string Dockerfile = """
    FROM busybox
    RUN echo "second edition" > /greeting
    CMD ["cat", "/greeting"]
    """;

using var timeout = new CancellationTokenSource(TimeSpan.FromSeconds(60));
using var docker = new DockerClientBuilder().Build();

// The engine takes the files of a build as one tar archive.
using var context = new MemoryStream();
await using (var tar = new TarWriter(context, leaveOpen: true))
{
    var file = new PaxTarEntry(TarEntryType.RegularFile, "Dockerfile") { DataStream = new MemoryStream(Encoding.UTF8.GetBytes(Dockerfile)) };
    await tar.WriteEntryAsync(file, timeout.Token);
}

context.Position = 0;
await docker.Images.BuildImageFromDockerfileAsync(
    new ImageBuildParameters { Tags = ["greeting"] },
    context,
    authConfigs: null,
    headers: null,
    new Progress<JSONMessage>(),
    timeout.Token);

var image = await docker.Images.InspectImageAsync("greeting", timeout.Token);
Console.WriteLine($"Built greeting:latest, id {image.ID}");
