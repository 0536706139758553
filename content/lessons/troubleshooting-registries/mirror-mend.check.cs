#:package Docker.DotNet.Enhanced@4.3.3
using Docker.DotNet;

using var timeout = new CancellationTokenSource(TimeSpan.FromSeconds(30));
using var docker = new DockerClientBuilder().Build();

// A reload takes effect a moment after the signal: ask again for as long as the file promises something else.
var promised = File.ReadAllText("/etc/docker/daemon.json").Contains(":5000\"", StringComparison.Ordinal);
var mirrors = await Mirrors();
for (var waited = 0; promised && !mirrors.Contains(":5000/", StringComparison.Ordinal) && waited < 50; waited++)
{
    await Task.Delay(TimeSpan.FromMilliseconds(100), timeout.Token);
    mirrors = await Mirrors();
}

Console.WriteLine($"The daemon's mirrors: {mirrors}");
return promised && mirrors.Contains(":5000/", StringComparison.Ordinal) ? 0 : 1;

async Task<string> Mirrors() => string.Join(", ", (await docker.System.GetSystemInfoAsync(timeout.Token)).RegistryConfig!.Mirrors!);
