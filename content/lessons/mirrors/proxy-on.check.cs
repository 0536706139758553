#:package Docker.DotNet.Enhanced@4.3.3
using Docker.DotNet;

using var timeout = new CancellationTokenSource(TimeSpan.FromSeconds(30));
using var docker = new DockerClientBuilder().Build();

var info = await docker.System.GetSystemInfoAsync(timeout.Token);

Console.WriteLine(info.HTTPSProxy is null or "" ? "The daemon uses no proxy." : $"The daemon's proxy for HTTPS is {info.HTTPSProxy}");
return info.HTTPSProxy is null or "" ? 1 : 0;
