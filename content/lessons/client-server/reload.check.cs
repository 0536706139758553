#:package Docker.DotNet.Enhanced@4.3.3
using Docker.DotNet;

using var timeout = new CancellationTokenSource(TimeSpan.FromSeconds(30));
using var docker = new DockerClientBuilder().Build();

// A reload takes effect a moment after the signal: ask again for as long as the file promises something else.
var promised = File.ReadAllText("/etc/docker/daemon.json").Contains("\"live-restore\": true");
var info = await docker.System.GetSystemInfoAsync(timeout.Token);
while (promised && info.LiveRestoreEnabled != true && !timeout.IsCancellationRequested)
{
    await Task.Delay(TimeSpan.FromMilliseconds(100));
    info = await docker.System.GetSystemInfoAsync(timeout.Token);
}

Console.WriteLine($"The daemon has live-restore {(info.LiveRestoreEnabled ? "on" : "off")}.");
return promised && info.LiveRestoreEnabled == true ? 0 : 1;
