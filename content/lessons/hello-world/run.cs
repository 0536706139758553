#:package Docker.DotNet.Enhanced@4.3.3
using Docker.DotNet;
using Docker.DotNet.Models;

using var timeout = new CancellationTokenSource(TimeSpan.FromSeconds(60));
using var docker = new DockerClientBuilder().Build();

var wanted = new CreateContainerParameters { Image = "hello-world" };
string id;
try
{
    id = (await docker.Containers.CreateContainerAsync(wanted, timeout.Token)).ID;
}
catch (DockerImageNotFoundException)
{
    // Only "no such image" is answered with a pull, which is the client's decision. Any other 404 is a real error.
    Console.WriteLine("The engine answers 404: it has no such image. Asking it to pull one.");
    var pull = new Pull();
    await docker.Images.CreateImageAsync(
        new ImagesCreateParameters { FromImage = "hello-world", Tag = "latest" }, authConfig: null, pull, timeout.Token);
    if (pull.Error is not null)
    {
        Console.Error.WriteLine($"The pull failed: {pull.Error}");
        return 1;
    }

    id = (await docker.Containers.CreateContainerAsync(wanted, timeout.Token)).ID;
}

await docker.Containers.StartContainerAsync(id, new ContainerStartParameters(), timeout.Token);
var end = await docker.Containers.WaitContainerAsync(id, timeout.Token);

// The engine keeps what the program printed, so it can be read after the program has ended.
using var logs = await docker.Containers.GetContainerLogsAsync(
    id, new ContainerLogsParameters { ShowStdout = true, ShowStderr = true }, timeout.Token);
var (stdout, stderr) = await logs.ReadOutputToEndAsync(timeout.Token);
Console.Write(stdout);
Console.Error.Write(stderr);
Console.WriteLine($"The program ended with exit code {end.StatusCode}.");
return (int)end.StatusCode;

// A pull answers 200 before it is done. Its progress, and any error on the way, comes as a stream of messages.
sealed class Pull : IProgress<JSONMessage>
{
    public string? Error { get; private set; }

    public void Report(JSONMessage message)
    {
        Error ??= message.Error?.Message;
        if (message.Status?.StartsWith("Status:") == true)
        {
            Console.WriteLine(message.Status);
        }
    }
}
