#:package Docker.DotNet.Enhanced@4.3.3
using Docker.DotNet;

using var timeout = new CancellationTokenSource(TimeSpan.FromSeconds(30));
using var docker = new DockerClientBuilder().Build();

var proxy = (await docker.System.GetSystemInfoAsync(timeout.Token)).HTTPSProxy;

Console.WriteLine($"The daemon's proxy for HTTPS: {(string.IsNullOrEmpty(proxy) ? "none" : proxy)}");
return proxy == "http://127.0.0.1:3128" ? 0 : 1;
