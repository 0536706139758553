#:package Docker.DotNet.Enhanced@4.3.3
using System.Net;
using Docker.DotNet;
using Docker.DotNet.Models;

using var timeout = new CancellationTokenSource(TimeSpan.FromSeconds(30));
using var docker = new DockerClientBuilder().Build();

try
{
    await docker.Images.CreateImageAsync(
        new ImagesCreateParameters { FromImage = "registry.k8s.io/pause", Tag = "3.10" }, authConfig: null, new Progress<JSONMessage>(), timeout.Token);
    Console.WriteLine("Pulled, from registry.k8s.io itself.");
}
catch (DockerApiException fault) when (fault.StatusCode == HttpStatusCode.InternalServerError)
{
    Console.WriteLine($"Not pulled: {fault.ResponseBody?.Trim()}");
}

// Was the mirror asked for it at all?
using var logs = await docker.Containers.GetContainerLogsAsync("mirror", new ContainerLogsParameters { ShowStdout = true }, timeout.Token);
var (access, _) = await logs.ReadOutputToEndAsync(timeout.Token);
Console.WriteLine($"Requests for it in the mirror's log: {access.Split('\n').Count(line => line.Contains("pause"))}");
