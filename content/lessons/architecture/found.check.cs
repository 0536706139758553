#:package Docker.DotNet.Enhanced@4.3.3
using Docker.DotNet;

using var timeout = new CancellationTokenSource(TimeSpan.FromSeconds(60));
using var docker = new DockerClientBuilder().Build();

const string Snapshots = "/var/lib/containerd/io.containerd.snapshotter.v1.overlayfs/snapshots";
var snapshots = Directory.Exists(Snapshots) ? Directory.GetDirectories(Snapshots).Count(one => File.Exists(one + "/fs/bin/busybox")) : 0;
var layers = Directory.GetDirectories("/var/lib/docker/overlay2").Count(one => File.Exists(one + "/diff/bin/busybox"));
var containerd = (await docker.System.GetSystemInfoAsync(timeout.Token)).Driver == "overlayfs";

Console.WriteLine($"Directories that have the program: layers of dockerd {layers}, snapshots of containerd {snapshots}.");
return (containerd ? snapshots == 1 && layers == 0 : snapshots == 0 && layers == 1) ? 0 : 1;
