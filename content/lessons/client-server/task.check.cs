#:package Docker.DotNet.Enhanced@4.3.3
using Docker.DotNet;
using Docker.DotNet.Models;

using var timeout = new CancellationTokenSource(TimeSpan.FromSeconds(30));
using var docker = new DockerClientBuilder().Build();

try
{
    var made = await docker.Containers.InspectContainerAsync("by-hand", timeout.Token);
    while (made.State?.Running == true && !timeout.IsCancellationRequested)
    {
        await Task.Delay(TimeSpan.FromMilliseconds(100));
        made = await docker.Containers.InspectContainerAsync("by-hand", timeout.Token);
    }

    Console.WriteLine($"The container by-hand is {made.State?.Status}, with exit code {made.State?.ExitCode}. It runs: {made.Path} {string.Join(' ', made.Args)}");
    return made.State is { Status: "exited", ExitCode: 0 } && made is { Path: "echo", Config.Image: "busybox" } ? 0 : 1;
}
catch (DockerContainerNotFoundException)
{
    Console.WriteLine("There is no container named by-hand yet.");
    return 1;
}
