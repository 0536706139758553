#:package Docker.DotNet.Enhanced@4.3.3
using Docker.DotNet;

using var timeout = new CancellationTokenSource(TimeSpan.FromSeconds(50));
using var docker = new DockerClientBuilder().Build();

try
{
    // Docker waits twice as long after each restart. After seven of them, the container is nearly always in the state "restarting".
    var loop = await docker.Containers.InspectContainerAsync("loop", timeout.Token);
    for (var tries = 0; (loop.RestartCount < 7 || loop.State?.Status != "restarting") && tries < 250; tries++)
    {
        await Task.Delay(TimeSpan.FromMilliseconds(100), timeout.Token);
        loop = await docker.Containers.InspectContainerAsync("loop", timeout.Token);
    }

    Console.WriteLine($"The container loop is {loop.State?.Status}, and has been restarted at least {Math.Min(7, loop.RestartCount)} times.");
    return loop.RestartCount >= 7 && loop.State?.Status == "restarting" ? 0 : 1;
}
catch (DockerContainerNotFoundException)
{
    Console.WriteLine("There is no container named loop.");
    return 1;
}
