#:package Docker.DotNet.Enhanced@4.3.3
using Docker.DotNet;
using Docker.DotNet.Models;

using var timeout = new CancellationTokenSource(TimeSpan.FromSeconds(60));
using var docker = new DockerClientBuilder().Build();

var wanted = new CreateContainerParameters { Name = "box", Hostname = "box", Image = "busybox", Cmd = ["sleep", "300"] };
CreateContainerResponse box;
try
{
    box = await docker.Containers.CreateContainerAsync(wanted, timeout.Token);
}
catch (DockerImageNotFoundException)
{
    // Only "no such image" is answered with a pull, as `docker create` does it too. Any other 404 is a real error.
    var pull = new Pull();
    await docker.Images.CreateImageAsync(
        new ImagesCreateParameters { FromImage = "busybox", Tag = "latest" }, authConfig: null, pull, timeout.Token);
    if (pull.Error is not null)
    {
        Console.Error.WriteLine($"The pull failed: {pull.Error}");
        return 1;
    }

    box = await docker.Containers.CreateContainerAsync(wanted, timeout.Token);
}

Console.WriteLine($"Created {box.ID}");
foreach (var warning in box.Warnings ?? [])
{
    Console.WriteLine($"Warning: {warning}");
}

return 0;

sealed class Pull : IProgress<JSONMessage>
{
    public string? Error { get; private set; }

    public void Report(JSONMessage message) => Error ??= message.Error?.Message;
}
