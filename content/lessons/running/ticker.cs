#:package Docker.DotNet.Enhanced@4.3.3
using Docker.DotNet;
using Docker.DotNet.Models;

using var timeout = new CancellationTokenSource(TimeSpan.FromSeconds(30));
using var docker = new DockerClientBuilder().Build();

await docker.Images.CreateImageAsync(
    new ImagesCreateParameters { FromImage = "busybox", Tag = "latest" }, authConfig: null, new Watcher(), timeout.Token);

// Environment variables are a list of NAME=value. Labels are a dictionary: the engine keeps them, but never uses them itself.
await docker.Containers.CreateContainerAsync(
    new CreateContainerParameters
    {
        Name = "ticker",
        Image = "busybox",
        Env = ["PAUSE=1"],
        Labels = new Dictionary<string, string> { ["purpose"] = "demo" },
        Cmd = ["sh", "-c", """n=0; while sleep "$PAUSE"; do n=$((n+1)); echo "tick $n"; done"""],
    },
    timeout.Token);
await docker.Containers.StartContainerAsync("ticker", new ContainerStartParameters(), timeout.Token);
Console.WriteLine("Started ticker");

internal sealed class Watcher : IProgress<JSONMessage>
{
    public void Report(JSONMessage value)
    {
        if (value.Error?.Message is { } message)
        {
            throw new InvalidOperationException($"The pull failed: {message}");
        }
    }
}
