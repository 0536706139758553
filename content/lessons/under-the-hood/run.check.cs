#:package Docker.DotNet.Enhanced@4.3.3
using Docker.DotNet;
using Docker.DotNet.Models;

using var timeout = new CancellationTokenSource(TimeSpan.FromSeconds(60));
using var docker = new DockerClientBuilder().Build();

try
{
    var box = await docker.Containers.InspectContainerAsync("box", timeout.Token);
    var memory = box.HostConfig?.Memory / 1024 / 1024;
    Console.WriteLine($"The container box is {box.State?.Status}, and its memory is limited to {memory} MiB.");
    return box.State?.Running == true && memory == 64 ? 0 : 1;
}
catch (DockerContainerNotFoundException)
{
    Console.WriteLine("There is no container named box.");
    return 1;
}
