#:package Docker.DotNet.Enhanced@4.3.3
using Docker.DotNet;

using var timeout = new CancellationTokenSource(TimeSpan.FromSeconds(30));
using var docker = new DockerClientBuilder().Build();

// What the daemon knows about registries is a part of its system information.
var info = await docker.System.GetSystemInfoAsync(timeout.Token);
var mirrors = info.RegistryConfig?.Mirrors ?? [];

Console.WriteLine(mirrors.Count == 0 ? "No mirror." : $"Asked in this order: {string.Join(", ", mirrors)}, Docker Hub");
