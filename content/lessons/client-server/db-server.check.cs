#:package Docker.DotNet.Enhanced@4.3.3
using Docker.DotNet;
using Docker.DotNet.Models;

using var timeout = new CancellationTokenSource(TimeSpan.FromSeconds(30));
using var docker = new DockerClientBuilder().Build();

try
{
    // The server needs a moment before it listens, so ask until it answers or the time is up.
    while (await AskAsync() != 0)
    {
        await Task.Delay(TimeSpan.FromMilliseconds(100), timeout.Token);
    }

    Console.WriteLine("The server in db answers.");
    return 0;
}
catch (DockerApiException fault) when (fault is DockerContainerNotFoundException || fault.StatusCode == System.Net.HttpStatusCode.Conflict)
{
    Console.WriteLine("There is no running container named db.");
    return 1;
}
catch (OperationCanceledException)
{
    Console.WriteLine("The server in db doesn't answer; `docker logs db` may tell you why.");
    return 1;
}

async Task<long?> AskAsync()
{
    var exec = await docker.Exec.CreateContainerExecAsync(
        "db", new ContainerExecCreateParameters { Cmd = ["mariadb", "--execute", "SELECT 1"], AttachStdout = true }, timeout.Token);
    using (var output = await docker.Exec.StartContainerExecAsync(exec.ID, new ContainerExecStartParameters(), timeout.Token))
    {
        await output.ReadOutputToEndAsync(timeout.Token);
    }

    return (await docker.Exec.InspectContainerExecAsync(exec.ID, timeout.Token)).ExitCode;
}
