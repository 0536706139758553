#:package Docker.DotNet.Enhanced@4.3.3
using Docker.DotNet;

using var timeout = new CancellationTokenSource(TimeSpan.FromSeconds(30));
using var docker = new DockerClientBuilder().Build();

var info = await docker.System.GetSystemInfoAsync(timeout.Token);
var usesProxy = info.HTTPSProxy is not (null or "");
var usesMirror = info.RegistryConfig?.Mirrors?.Any(mirror => mirror.Contains(":5001")) == true;

Console.WriteLine($"The daemon uses {(usesProxy ? "a proxy" : "no proxy")}, and {(usesMirror ? "still" : "no longer")} the mirror at port 5001.");
return usesProxy || usesMirror ? 1 : 0;
