#:package Docker.DotNet.Enhanced@4.3.3
using Docker.DotNet;
using Docker.DotNet.Models;

using var timeout = new CancellationTokenSource(TimeSpan.FromSeconds(30));
using var docker = new DockerClientBuilder().Build();

await docker.Containers.RemoveContainerAsync("mirror", new ContainerRemoveParameters { Force = true }, timeout.Token);

// The volume has a name, so it has to be asked for by name. What the mirror stored goes with it.
await docker.Volumes.RemoveAsync("mirror-data", force: false, timeout.Token);
Console.WriteLine("Removed the container mirror and the volume mirror-data.");
