#:package Docker.DotNet.Enhanced@4.3.3
using Docker.DotNet;
using Docker.DotNet.Models;

using var timeout = new CancellationTokenSource(TimeSpan.FromSeconds(30));
using var docker = new DockerClientBuilder().Build();

var containers = await docker.Containers.ListContainersAsync(new ContainersListParameters { All = true }, timeout.Token);
var hello = containers.FirstOrDefault(container => container.Image == "hello-world");
if (hello is null)
{
    Console.WriteLine("No container was made from hello-world.");
    return 1;
}

var state = (await docker.Containers.InspectContainerAsync(hello.ID, timeout.Token)).State;
Console.WriteLine($"A container of hello-world is {state?.Status}, with exit code {state?.ExitCode}.");
return state is { Status: "exited", ExitCode: 0 } ? 0 : 1;
