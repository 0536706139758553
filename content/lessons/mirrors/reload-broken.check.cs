#:package Docker.DotNet.Enhanced@4.3.3
using System.Diagnostics;
using Docker.DotNet;

using var timeout = new CancellationTokenSource(TimeSpan.FromSeconds(20));
using var docker = new DockerClientBuilder().Build();

// The error is in the log a moment after the signal: look again for as long as the file is the broken one.
var broken = File.ReadAllText("/etc/docker/daemon.json") == File.ReadAllText("broken.json");
var complained = Complained();
while (broken && !complained && !timeout.IsCancellationRequested)
{
    await Task.Delay(TimeSpan.FromMilliseconds(100));
    complained = Complained();
}

var mirrors = (await docker.System.GetSystemInfoAsync(timeout.Token)).RegistryConfig?.Mirrors ?? [];
Console.WriteLine($"The file in /etc/docker {(broken ? "is the broken one" : "is a good one")}, the log {(complained ? "has an error about it" : "has no error about it")}.");
Console.WriteLine($"The daemon answers, and its mirrors are {string.Join(", ", mirrors)}");
return broken && complained && mirrors.Count == 2 ? 0 : 1;

bool Complained()
{
    using var journal = Process.Start(
        new ProcessStartInfo("journalctl", ["--unit", "docker", "--output", "cat", "--no-pager"]) { RedirectStandardOutput = true })!;
    return journal.StandardOutput.ReadToEnd().Contains("unable to configure the Docker daemon");
}
