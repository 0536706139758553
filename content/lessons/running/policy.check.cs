#:package Docker.DotNet.Enhanced@4.3.3
using Docker.DotNet;
using Docker.DotNet.Models;

using var timeout = new CancellationTokenSource(TimeSpan.FromSeconds(30));
using var docker = new DockerClientBuilder().Build();

var web = await docker.Containers.InspectContainerAsync("web", timeout.Token);
var policy = web.HostConfig?.RestartPolicy?.Name;

Console.WriteLine(policy == RestartPolicyKind.UnlessStopped ? "The container web comes back unless you stop it." : "The container web doesn't come back by itself.");
return policy == RestartPolicyKind.UnlessStopped ? 0 : 1;
