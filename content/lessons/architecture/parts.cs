#:package Docker.DotNet.Enhanced@4.3.3
using Docker.DotNet;

using var timeout = new CancellationTokenSource(TimeSpan.FromSeconds(60));
using var docker = new DockerClientBuilder().Build();

// One answer of the daemon names most of the boxes in the picture.
var info = await docker.System.GetSystemInfoAsync(timeout.Token);
Console.WriteLine($"Images and layers: storage driver {info.Driver}");
Console.WriteLine($"Networks:          {string.Join(" ", info.Plugins?.Network ?? [])}");
Console.WriteLine($"Runtimes:          {string.Join(" ", (info.Runtimes?.Keys ?? []).Order())}");
Console.WriteLine($"Default:           {info.DefaultRuntime}");
