#:package Docker.DotNet.Enhanced@4.3.3
using Docker.DotNet;

using var timeout = new CancellationTokenSource(TimeSpan.FromSeconds(30));
using var docker = new DockerClientBuilder().Build();

try
{
    // The restarts take a moment: ask again until Docker has given up.
    var limited = await docker.Containers.InspectContainerAsync("limited", timeout.Token);
    for (var tries = 0; limited.State?.Status != "exited" && tries < 100; tries++)
    {
        await Task.Delay(TimeSpan.FromMilliseconds(100), timeout.Token);
        limited = await docker.Containers.InspectContainerAsync("limited", timeout.Token);
    }

    Console.WriteLine($"The container limited is {limited.State?.Status}, with exit code {limited.State?.ExitCode} and {limited.RestartCount} restarts.");
    return limited is { RestartCount: 2, State: { Status: "exited", ExitCode: 3 } } ? 0 : 1;
}
catch (DockerContainerNotFoundException)
{
    Console.WriteLine("There is no container named limited yet.");
    return 1;
}
