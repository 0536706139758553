#:package Docker.DotNet.Enhanced@4.3.3
using Docker.DotNet;

using var timeout = new CancellationTokenSource(TimeSpan.FromSeconds(30));
using var docker = new DockerClientBuilder().Build();

// These are the daemon's settings. The environment of this program, or of your shell, is another matter.
var info = await docker.System.GetSystemInfoAsync(timeout.Token);
Console.WriteLine($"HTTP proxy:  {(string.IsNullOrEmpty(info.HTTPProxy) ? "none" : info.HTTPProxy)}");
Console.WriteLine($"HTTPS proxy: {(string.IsNullOrEmpty(info.HTTPSProxy) ? "none" : info.HTTPSProxy)}");
Console.WriteLine($"No proxy for: {(string.IsNullOrEmpty(info.NoProxy) ? "no other addresses" : info.NoProxy)}");
