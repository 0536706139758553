#:package Docker.DotNet.Enhanced@4.3.3
using Docker.DotNet;

using var timeout = new CancellationTokenSource(TimeSpan.FromSeconds(20));
using var docker = new DockerClientBuilder().Build();

// A reload takes effect a moment after the signal: ask again for as long as the file promises something else.
string[] wanted = ["http://127.0.0.1:5001/"];
var promised = wanted.All(mirror => File.ReadAllText("/etc/docker/daemon.json").Contains(mirror.TrimEnd('/')));
IList<string> mirrors;
while (true)
{
    mirrors = (await docker.System.GetSystemInfoAsync(timeout.Token)).RegistryConfig?.Mirrors ?? [];
    if (mirrors.SequenceEqual(wanted) || !promised || timeout.IsCancellationRequested)
    {
        break;
    }

    await Task.Delay(TimeSpan.FromMilliseconds(100));
}

Console.WriteLine($"The daemon's mirrors: {string.Join(", ", mirrors)}");
return promised && mirrors.SequenceEqual(wanted) ? 0 : 1;
