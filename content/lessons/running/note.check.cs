#:package Docker.DotNet.Enhanced@4.3.3
using System.Formats.Tar;
using Docker.DotNet;
using Docker.DotNet.Models;

using var timeout = new CancellationTokenSource(TimeSpan.FromSeconds(30));
using var docker = new DockerClientBuilder().Build();

var volumes = await docker.Volumes.ListAsync(new VolumesListParameters(), timeout.Token);
if (volumes.Volumes?.Any(volume => volume.Name == "notes") != true)
{
    Console.WriteLine("There is no volume named notes.");
    return 1;
}

// Only through a container can one look into a volume. This one never runs: the engine reads the file for us.
var reader = await docker.Containers.CreateContainerAsync(
    new CreateContainerParameters
    {
        Image = "busybox",
        HostConfig = new HostConfig { Mounts = [new Mount { Type = "volume", Source = "notes", Target = "/data" }] },
    },
    timeout.Token);
try
{
    var answer = await docker.Containers.GetArchiveFromContainerAsync(
        reader.ID, new ContainerPathStatParameters { Path = "/data/todo" }, statOnly: false, timeout.Token);
    using var archive = new MemoryStream();
    await answer.Stream.CopyToAsync(archive, timeout.Token);
    archive.Position = 0;
    using var tar = new TarReader(archive);
    using var file = new StreamReader(tar.GetNextEntry()!.DataStream!);
    var note = file.ReadToEnd().Trim();
    Console.WriteLine($"The container that wrote the note is gone; the volume notes still says: {note}");
    return note == "buy milk" ? 0 : 1;
}
finally
{
    await docker.Containers.RemoveContainerAsync(reader.ID, new ContainerRemoveParameters(), CancellationToken.None);
}
