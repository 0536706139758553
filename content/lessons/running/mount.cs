#:package Docker.DotNet.Enhanced@4.3.3
using Docker.DotNet;
using Docker.DotNet.Models;

using var timeout = new CancellationTokenSource(TimeSpan.FromSeconds(30));
using var docker = new DockerClientBuilder().Build();

await docker.Containers.RemoveContainerAsync("web", new ContainerRemoveParameters { Force = true }, timeout.Token);

// A bind mount names two paths: Source on the engine's machine, Target in the container. The engine takes absolute paths only.
await docker.Containers.CreateContainerAsync(
    new CreateContainerParameters
    {
        Name = "web",
        Image = "nginx",
        ExposedPorts = new Dictionary<string, EmptyStruct> { ["80/tcp"] = default },
        HostConfig = new HostConfig
        {
            PortBindings = new Dictionary<string, IList<PortBinding>> { ["80/tcp"] = [new PortBinding { HostIP = "127.0.0.1", HostPort = "8080" }] },
            Mounts = [new Mount { Type = "bind", Source = Path.GetFullPath("site"), Target = "/usr/share/nginx/html", ReadOnly = true }],
        },
    },
    timeout.Token);
await docker.Containers.StartContainerAsync("web", new ContainerStartParameters(), timeout.Token);
Console.WriteLine("Started web over the directory site");
