#:package Docker.DotNet.Enhanced@4.3.3
using System.Formats.Tar;
using Docker.DotNet;
using Docker.DotNet.Models;

using var timeout = new CancellationTokenSource(TimeSpan.FromSeconds(30));
using var docker = new DockerClientBuilder().Build();

// Files go into a container as a tar archive, which the engine unpacks at a path. `docker cp` does the same.
using var archive = new MemoryStream();
await using (var tar = new TarWriter(archive, leaveOpen: true))
{
    await tar.WriteEntryAsync(
        new UstarTarEntry(TarEntryType.RegularFile, "index.html")
        {
            DataStream = new MemoryStream("<h1>My page</h1>\n"u8.ToArray()),
            Mode = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead | UnixFileMode.OtherRead,
        },
        timeout.Token);
}

archive.Position = 0;
await docker.Containers.ExtractArchiveToContainerAsync(
    "web", new CopyToContainerParameters { Path = "/usr/share/nginx/html" }, archive, timeout.Token);
Console.WriteLine("Put index.html into the container web");
