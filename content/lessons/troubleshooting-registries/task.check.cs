#:package Docker.DotNet.Enhanced@4.3.3
using Docker.DotNet;

using var timeout = new CancellationTokenSource(TimeSpan.FromSeconds(30));
using var docker = new DockerClientBuilder().Build();

var info = await docker.System.GetSystemInfoAsync(timeout.Token);
var exceptions = (info.NoProxy ?? "").Split(',');

Console.WriteLine($"Proxy for HTTPS: {(string.IsNullOrEmpty(info.HTTPSProxy) ? "none" : info.HTTPSProxy)}. No proxy for: {(string.IsNullOrEmpty(info.NoProxy) ? "no exceptions" : info.NoProxy)}.");
return info.HTTPSProxy == "http://127.0.0.1:3128" && exceptions.Contains("registry.example") ? 0 : 1;
