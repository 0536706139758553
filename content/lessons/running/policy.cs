#:package Docker.DotNet.Enhanced@4.3.3
using Docker.DotNet;
using Docker.DotNet.Models;

using var timeout = new CancellationTokenSource(TimeSpan.FromSeconds(30));
using var docker = new DockerClientBuilder().Build();

// Not every setting can be changed while a container runs. The restart policy and the limits can.
await docker.Containers.UpdateContainerAsync(
    "web", new ContainerUpdateParameters { RestartPolicy = new RestartPolicy { Name = RestartPolicyKind.UnlessStopped } }, timeout.Token);

var web = await docker.Containers.InspectContainerAsync("web", timeout.Token);
Console.WriteLine($"The restart policy of web is now {web.HostConfig!.RestartPolicy!.Name}");
