#:package Docker.DotNet.Enhanced@4.3.3
using System.Diagnostics;
using Docker.DotNet;
using Docker.DotNet.Models;

using var timeout = new CancellationTokenSource(TimeSpan.FromMinutes(2));
using var docker = new DockerClientBuilder().Build();

// A paused process still has its port: the kernel accepts connections for it, and no answer ever comes.
await docker.Containers.PauseContainerAsync("mirror", timeout.Token);

var watch = Stopwatch.StartNew();
await docker.Images.CreateImageAsync(
    new ImagesCreateParameters { FromImage = "nginx", Tag = "latest" }, authConfig: null, new Messages(), timeout.Token);

Console.WriteLine(watch.Elapsed > TimeSpan.FromSeconds(15) ? "Pulled, after more than 15 seconds." : "Pulled within 15 seconds.");

internal sealed class Messages : IProgress<JSONMessage>
{
    public void Report(JSONMessage message)
    {
        if (message.Error is { } error)
        {
            throw new InvalidOperationException(error.Message);
        }
    }
}
