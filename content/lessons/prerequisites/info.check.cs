#:package Docker.DotNet.Enhanced@4.3.3
using System.Runtime.InteropServices;
using Docker.DotNet;

using var timeout = new CancellationTokenSource(TimeSpan.FromSeconds(30));
using var docker = new DockerClientBuilder().Build();

var info = await docker.System.GetSystemInfoAsync(timeout.Token);
var mine = RuntimeInformation.OSArchitecture switch
{
    Architecture.X64 => "x86_64",
    Architecture.Arm64 => "aarch64",
    var other => other.ToString(),
};

Console.WriteLine($"The engine runs {info.OSType} containers for {info.Architecture}.");
return info.OSType == "linux" && info.Architecture == mine ? 0 : 1;
