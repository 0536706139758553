#:package Docker.DotNet.Enhanced@4.3.3
using System.Net;
using Docker.DotNet;
using Docker.DotNet.Models;

using var timeout = new CancellationTokenSource(TimeSpan.FromSeconds(60));
using var docker = new DockerClientBuilder().Build();

try
{
    var image = new ImagesCreateParameters { FromImage = "172.17.0.1:5443/tool", Tag = "latest" };
    await docker.Images.CreateImageAsync(image, null, new Progress<JSONMessage>(), timeout.Token);
    Console.Error.WriteLine("The image was pulled, although nobody has pushed it.");
    return 1;
}
catch (DockerApiException refusal) when (refusal.StatusCode == HttpStatusCode.NotFound)
{
    // The daemon passes the registry's 404 on. If it couldn't reach the registry, it would answer 500.
    Console.WriteLine($"{(int)refusal.StatusCode} {refusal.StatusCode}: {refusal.ResponseBody?.Trim()}");
    return 0;
}
