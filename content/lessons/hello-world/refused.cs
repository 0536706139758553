#:package Docker.DotNet.Enhanced@4.3.3
using System.Net;
using Docker.DotNet;
using Docker.DotNet.Models;

using var timeout = new CancellationTokenSource(TimeSpan.FromSeconds(30));
using var docker = new DockerClientBuilder().Build();

try
{
    await docker.Images.DeleteImageAsync("hello-world", new ImageDeleteParameters(), timeout.Token);
}
catch (DockerApiException refusal) when (refusal.StatusCode == HttpStatusCode.Conflict)
{
    // 409 Conflict: the engine understood the request, and the state it is in doesn't allow it.
    Console.WriteLine($"The engine refuses: {refusal.Message}");
    return 0;
}

Console.Error.WriteLine("The engine removed the image although containers made from it are still there.");
return 1;
