#:package Docker.DotNet.Enhanced@4.3.3
using System.Net;
using Docker.DotNet;
using Docker.DotNet.Models;

using var timeout = new CancellationTokenSource(TimeSpan.FromSeconds(30));
using var docker = new DockerClientBuilder().Build();

// Between two attempts the container is "restarting". For a moment, it also runs.
while ((await docker.Containers.InspectContainerAsync("loop", timeout.Token)).State?.Status != "restarting")
{
    await Task.Delay(TimeSpan.FromMilliseconds(100), timeout.Token);
}

try
{
    await docker.Exec.CreateContainerExecAsync("loop", new ContainerExecCreateParameters { Cmd = ["ls"] }, timeout.Token);
    Console.Error.WriteLine("The container loop is running.");
    return 1;
}
catch (DockerApiException refusal) when (refusal.StatusCode == HttpStatusCode.Conflict)
{
    // 409 Conflict: the request is all right, but not in the state in which the container is now. Trying again later can help.
    Console.WriteLine($"{(int)refusal.StatusCode} {refusal.StatusCode}");
    return 0;
}
