#:package Docker.DotNet.Enhanced@4.3.3
using Docker.DotNet;
using Docker.DotNet.Models;

using var timeout = new CancellationTokenSource(TimeSpan.FromSeconds(60));
using var docker = new DockerClientBuilder().Build();

// Here the daemon answers 200 and starts to report progress, before it notices that no entry fits. So the error comes in the stream.
var errors = new List<string>();
var progress = new Reporter(message => { if (message.Error?.Message is { } text) { errors.Add(text); } });
await docker.Images.CreateImageAsync(
    new ImagesCreateParameters { FromImage = "127.0.0.1:5001/arm-only", Tag = "latest" }, null, progress, timeout.Token);

Console.WriteLine($"Errors in the stream: {errors.Count}. {errors.FirstOrDefault()}");
return errors.Count == 1 ? 0 : 1;

internal sealed class Reporter(Action<JSONMessage> report) : IProgress<JSONMessage>
{
    public void Report(JSONMessage value) => report(value);
}
