#:package Docker.DotNet.Enhanced@4.3.3
using Docker.DotNet;

using var timeout = new CancellationTokenSource(TimeSpan.FromSeconds(30));
using var docker = new DockerClientBuilder().Build();

var inFile = File.ReadAllText("/etc/docker/daemon.json").Contains("\"debug\": true", StringComparison.Ordinal);
var info = await docker.System.GetSystemInfoAsync(timeout.Token);
// A reload takes effect a moment after the signal.
for (var waited = 0; inFile && !info.Debug && waited < 20; waited++)
{
    await Task.Delay(TimeSpan.FromMilliseconds(100), timeout.Token);
    info = await docker.System.GetSystemInfoAsync(timeout.Token);
}

Console.WriteLine($"\"debug\": true is {(inFile ? "" : "not ")}in daemon.json, and the daemon's debug mode is {(info.Debug ? "on" : "off")}.");
return inFile && info.Debug ? 0 : 1;
