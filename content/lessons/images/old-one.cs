#:package Docker.DotNet.Enhanced@4.3.3
using Docker.DotNet;
using Docker.DotNet.Models;
using System.Formats.Tar;

using var timeout = new CancellationTokenSource(TimeSpan.FromSeconds(60));
using var docker = new DockerClientBuilder().Build();

// To read a file of an image, nothing has to run: create a container, ask for the file as a tar archive, remove the container.
foreach (var name in (string[])["greeting:1.0", "greeting:latest"])
{
    var container = await docker.Containers.CreateContainerAsync(new CreateContainerParameters { Image = name }, timeout.Token);
    try
    {
        var answer = await docker.Containers.GetArchiveFromContainerAsync(
            container.ID, new ContainerPathStatParameters { Path = "/greeting.txt" }, statOnly: false, timeout.Token);
        await using var tar = new TarReader(answer.Stream);
        var entry = await tar.GetNextEntryAsync(copyData: true, timeout.Token);
        using var text = new StreamReader(entry!.DataStream!);
        Console.WriteLine($"{name}: {(await text.ReadToEndAsync(timeout.Token)).Trim()}");
    }
    finally
    {
        await docker.Containers.RemoveContainerAsync(container.ID, new ContainerRemoveParameters(), CancellationToken.None);
    }
}
