#:package Docker.DotNet.Enhanced@4.3.3
using Docker.DotNet;

using var timeout = new CancellationTokenSource(TimeSpan.FromSeconds(60));
using var docker = new DockerClientBuilder().Build();

var info = await docker.System.GetSystemInfoAsync(timeout.Token);
var snapshotter = info.DriverStatus?.Any(pair => pair.Contains("io.containerd.snapshotter.v1")) == true;
var version = int.Parse((await docker.System.GetVersionAsync(timeout.Token)).Version.Split('.')[0]);

Console.WriteLine(snapshotter ? $"{info.Driver} is a snapshotter of containerd." : $"{info.Driver} is a storage driver of dockerd.");
// Docker 24 is the first version that knows the setting.
return snapshotter == (version >= 24) ? 0 : 1;
