#:package Docker.DotNet.Enhanced@4.3.3
using Docker.DotNet;
using Docker.DotNet.Models;

using var timeout = new CancellationTokenSource(TimeSpan.FromSeconds(60));
using var docker = new DockerClientBuilder().Build();

// The daemon asks the registry before it answers us, so its answer has a status that says what kind of failure it was.
foreach (var name in new[] { "127.0.0.1:5001/secret", "127.0.0.1:5001/popular", "127.0.0.1:5999/tool" })
{
    try
    {
        var image = new ImagesCreateParameters { FromImage = name, Tag = "latest" };
        await docker.Images.CreateImageAsync(image, null, new Progress<JSONMessage>(), timeout.Token);
        Console.Error.WriteLine($"{name} was pulled, although it shouldn't exist.");
        return 1;
    }
    catch (DockerApiException refusal) when ((int)refusal.StatusCode >= 400)
    {
        Console.WriteLine($"{name}: {(int)refusal.StatusCode} {refusal.StatusCode}");
    }
}

return 0;
