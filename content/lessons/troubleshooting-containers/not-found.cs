#:package Docker.DotNet.Enhanced@4.3.3
using Docker.DotNet;
using Docker.DotNet.Models;

using var timeout = new CancellationTokenSource(TimeSpan.FromSeconds(60));
using var docker = new DockerClientBuilder().Build();

// Creating works: the engine doesn't look for the command yet.
var typo = await docker.Containers.CreateContainerAsync(
    new CreateContainerParameters { Name = "typo", Image = "busybox", Cmd = ["sevre"] }, timeout.Token);
try
{
    await docker.Containers.StartContainerAsync(typo.ID, new ContainerStartParameters(), timeout.Token);
}
catch (DockerApiException refusal)
{
    // The `docker` client would choose its exit code, 127, from the text of this message. The engine notes 127 in the container's state.
    Console.WriteLine($"The engine answers {(int)refusal.StatusCode}: {refusal.ResponseBody?.Trim()}");
    var state = (await docker.Containers.InspectContainerAsync(typo.ID, timeout.Token)).State;
    Console.WriteLine($"typo is {state?.Status}, with exit code {state?.ExitCode}");
    return state?.ExitCode == 127 ? 0 : 1;
}

Console.Error.WriteLine("The container started, although its command shouldn't exist.");
return 1;
