#:package Docker.DotNet.Enhanced@4.3.3
using Docker.DotNet;

using var timeout = new CancellationTokenSource(TimeSpan.FromSeconds(60));
using var docker = new DockerClientBuilder().Build();

try
{
    var stored = await docker.Containers.InspectContainerAsync("stored", timeout.Token);
    Console.WriteLine($"The container stored is {stored.State?.Status}.");
    return stored.State?.Running == true ? 0 : 1;
}
catch (DockerContainerNotFoundException)
{
    Console.WriteLine("There is no container named stored.");
    return 1;
}
