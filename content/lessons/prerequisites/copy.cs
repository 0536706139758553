#:package Docker.DotNet.Enhanced@4.3.3
using System.Formats.Tar;
using Docker.DotNet;
using Docker.DotNet.Models;

// Wants the image busybox: docker pull busybox
using var timeout = new CancellationTokenSource(TimeSpan.FromSeconds(30));
using var docker = new DockerClientBuilder().Build();

var container = await docker.Containers.CreateContainerAsync(new CreateContainerParameters { Image = "busybox" }, timeout.Token);
try
{
    // Files leave a container as a tar archive. The container doesn't have to run for that.
    var archive = await docker.Containers.GetArchiveFromContainerAsync(
        container.ID, new ContainerPathStatParameters { Path = "/bin/busybox" }, statOnly: false, timeout.Token);
    using var whole = new MemoryStream();
    await archive.Stream.CopyToAsync(whole, timeout.Token);
    whole.Position = 0;
    await using var tar = new TarReader(whole);
    var file = await tar.GetNextEntryAsync(copyData: false, timeout.Token);
    await file!.ExtractToFileAsync("busybox", overwrite: true, timeout.Token);
    Console.WriteLine($"Copied {file.Name}, {file.Length} bytes, mode {Convert.ToString((int)file.Mode, 8)}");
}
finally
{
    await docker.Containers.RemoveContainerAsync(container.ID, new ContainerRemoveParameters { Force = true }, CancellationToken.None);
}
