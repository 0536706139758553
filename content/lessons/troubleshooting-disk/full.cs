#:package Docker.DotNet.Enhanced@4.3.3
using System.Net;
using Docker.DotNet;
using Docker.DotNet.Models;

using var timeout = new CancellationTokenSource(TimeSpan.FromSeconds(30));
using var docker = new DockerClientBuilder().Build();

try
{
    await docker.Containers.CreateContainerAsync(new CreateContainerParameters { Image = "busybox", Cmd = ["true"] }, timeout.Token);
    Console.Error.WriteLine("The container was created, although the disk should be full.");
    return 1;
}
catch (DockerApiException refusal) when (refusal.StatusCode == HttpStatusCode.InternalServerError)
{
    // 500: the request was all right, but the daemon couldn't do it. The end of the text is the kernel's.
    Console.WriteLine($"{(int)refusal.StatusCode}: …{refusal.ResponseBody!.Trim().TrimEnd('}', '"')[^25..]}");
    return 0;
}
