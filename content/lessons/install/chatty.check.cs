#:package Docker.DotNet.Enhanced@4.3.3
using Docker.DotNet;

using var timeout = new CancellationTokenSource(TimeSpan.FromSeconds(30));
using var docker = new DockerClientBuilder().Build();

try
{
    // It takes a moment to write a hundred thousand lines.
    await docker.Containers.InspectContainerAsync("chatty", timeout.Token);
    await docker.Containers.WaitContainerAsync("chatty", timeout.Token);
    var chatty = await docker.Containers.InspectContainerAsync("chatty", timeout.Token);
    var limits = chatty.HostConfig?.LogConfig.Config?.Count ?? 0;
    Console.WriteLine($"chatty is {chatty.State?.Status}. Its log has {(limits == 0 ? "no limit" : "a limit")}.");
    return limits == 0 ? 0 : 1;
}
catch (DockerContainerNotFoundException)
{
    Console.WriteLine("There is no container named chatty yet.");
    return 1;
}
