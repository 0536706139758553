#:package Docker.DotNet.Enhanced@4.3.3
using Docker.DotNet;

using var timeout = new CancellationTokenSource(TimeSpan.FromSeconds(30));
using var docker = new DockerClientBuilder().Build();

try
{
    // Docker waits twice as long after each restart. After six of them, the container is nearly always in the state "restarting".
    var loop = await docker.Containers.InspectContainerAsync("loop", timeout.Token);
    for (var tries = 0; (loop.RestartCount < 6 || loop.State?.Status != "restarting") && tries < 200; tries++)
    {
        await Task.Delay(TimeSpan.FromMilliseconds(100), timeout.Token);
        loop = await docker.Containers.InspectContainerAsync("loop", timeout.Token);
    }

    Console.WriteLine($"The container loop is {loop.State?.Status}, and has been restarted at least {Math.Min(6, loop.RestartCount)} times.");
    return loop.RestartCount >= 6 && loop.State?.Status == "restarting" ? 0 : 1;
}
catch (DockerContainerNotFoundException)
{
    Console.WriteLine("There is no container named loop.");
    return 1;
}
