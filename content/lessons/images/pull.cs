#:package Docker.DotNet.Enhanced@4.3.3
using Docker.DotNet;
using Docker.DotNet.Models;

using var timeout = new CancellationTokenSource(TimeSpan.FromSeconds(60));
using var docker = new DockerClientBuilder().Build();

var pull = new Pull();
await docker.Images.CreateImageAsync(
    new ImagesCreateParameters { FromImage = "busybox", Tag = "latest" }, authConfig: null, pull, timeout.Token);
if (pull.Error is not null)
{
    Console.Error.WriteLine($"The pull failed: {pull.Error}");
    return 1;
}

Console.WriteLine($"The image came in {pull.Layers.Count} layer(s).");
return 0;

// The engine reports its progress layer by layer. A message with an ID is about a layer; one without is about the whole pull.
sealed class Pull : IProgress<JSONMessage>
{
    public string? Error { get; private set; }

    public HashSet<string> Layers { get; } = [];

    public void Report(JSONMessage message)
    {
        Error ??= message.Error?.Message;
        if (message.Status is "Pull complete" or "Already exists")
        {
            Layers.Add(message.ID);
            Console.WriteLine($"{message.ID}: {message.Status}");
        }
        else if (string.IsNullOrEmpty(message.ID))
        {
            Console.WriteLine(message.Status);
        }
    }
}
