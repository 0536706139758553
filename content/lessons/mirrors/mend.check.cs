#:package Docker.DotNet.Enhanced@4.3.3
using System.Diagnostics;
using Docker.DotNet;

using var timeout = new CancellationTokenSource(TimeSpan.FromSeconds(30));
using var docker = new DockerClientBuilder().Build();

using var systemctl = Process.Start(new ProcessStartInfo("systemctl", ["is-active", "docker.service"]) { RedirectStandardOutput = true })!;
var state = systemctl.StandardOutput.ReadToEnd().Trim();
if (state != "active")
{
    Console.WriteLine($"docker.service is {state}.");
    return 1;
}

var mirrors = (await docker.System.GetSystemInfoAsync(timeout.Token)).RegistryConfig?.Mirrors ?? [];
Console.WriteLine($"The daemon runs, and its mirrors are {string.Join(", ", mirrors)}");
return mirrors.Count == 2 ? 0 : 1;
