#:package Docker.DotNet.Enhanced@4.3.3
using Docker.DotNet;
using Docker.DotNet.Models;

using var timeout = new CancellationTokenSource(TimeSpan.FromSeconds(30));
using var docker = new DockerClientBuilder().Build();

var containers = await docker.Containers.ListContainersAsync(new ContainersListParameters { All = true }, timeout.Token);
if (containers.FirstOrDefault(container => container.Image == "hello-world") is not { } hello)
{
    Console.WriteLine("No container has been made from hello-world yet.");
    return 1;
}

var state = (await docker.Containers.InspectContainerAsync(hello.ID, timeout.Token)).State;
Console.WriteLine($"The container made from hello-world is {state?.Status}, with exit code {state?.ExitCode}.");
return state is { Status: "exited", ExitCode: 0 } ? 0 : 1;
