#:package Docker.DotNet.Enhanced@4.3.3
using Docker.DotNet;
using Docker.DotNet.Models;

using var timeout = new CancellationTokenSource(TimeSpan.FromSeconds(30));
using var docker = new DockerClientBuilder().Build();

try
{
    await docker.Images.DeleteImageAsync("hello-world", new ImageDeleteParameters(), timeout.Token);
}
catch (DockerApiException refusal) when (refusal.StatusCode == System.Net.HttpStatusCode.Conflict)
{
    Console.WriteLine($"The engine refuses: {refusal.Message}");
    return 0;
}

Console.Error.WriteLine("The engine removed the image, though containers of it were still there.");
return 1;
