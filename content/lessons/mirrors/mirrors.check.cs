#:package Docker.DotNet.Enhanced@4.3.3
using Docker.DotNet;

using var timeout = new CancellationTokenSource(TimeSpan.FromSeconds(30));
using var docker = new DockerClientBuilder().Build();

var mirrors = (await docker.System.GetSystemInfoAsync(timeout.Token)).RegistryConfig?.Mirrors ?? [];

Console.WriteLine(mirrors.Count == 0 ? "The daemon has no mirror." : $"The daemon's mirrors: {string.Join(", ", mirrors)}");
return mirrors.Any(mirror => mirror.Contains(":5001")) ? 1 : 0;
