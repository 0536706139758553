#:package Docker.DotNet.Enhanced@4.3.3
using System.Net;
using Docker.DotNet;

using var timeout = new CancellationTokenSource(TimeSpan.FromSeconds(30));
using var docker = new DockerClientBuilder().WithApiVersion(new System.Version(1, 10)).Build();

try
{
    await docker.System.GetVersionAsync(timeout.Token);
    Console.Error.WriteLine("The daemon accepts version 1.10 of its API.");
    return 1;
}
catch (DockerApiException refusal) when (refusal.StatusCode == HttpStatusCode.BadRequest)
{
    // The version is part of the address, /v1.10/version. 400 means "bad request": the daemon is fine, the question isn't.
    Console.WriteLine($"{(int)refusal.StatusCode} {refusal.StatusCode}: {refusal.ResponseBody?.Trim()}");
    return 0;
}
