#:package Docker.DotNet.Enhanced@4.3.3
using Docker.DotNet;
using Docker.DotNet.Models;

using var timeout = new CancellationTokenSource(TimeSpan.FromSeconds(60));
using var docker = new DockerClientBuilder().Build();

// The engine answers with a stream of messages. An error comes as a message too, and not as an exception.
var error = "";
await docker.Images.CreateImageAsync(
    new ImagesCreateParameters { FromImage = "busybox", Tag = "latest" },
    authConfig: null,
    new ErrorWatcher(message => error = message),
    timeout.Token);

Console.WriteLine(error == "" ? "Pulled busybox:latest" : $"The pull failed: {error}");
return error == "" ? 0 : 1;

internal sealed class ErrorWatcher(Action<string> found) : IProgress<JSONMessage>
{
    public void Report(JSONMessage value)
    {
        if (value.Error?.Message is { } message)
        {
            found(message);
        }
    }
}
