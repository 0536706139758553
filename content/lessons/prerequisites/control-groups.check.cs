#:package Docker.DotNet.Enhanced@4.3.3
using Docker.DotNet;

using var timeout = new CancellationTokenSource(TimeSpan.FromSeconds(30));
using var docker = new DockerClientBuilder().Build();

var info = await docker.System.GetSystemInfoAsync(timeout.Token);
var known = File.ReadLines("/proc/filesystems").Any(line => line.EndsWith(info.CgroupVersion == "1" ? "\tcgroup" : "\tcgroup2", StringComparison.Ordinal));

Console.WriteLine(known && info.MemoryLimit
    ? "This kernel has the control groups that the engine uses, and the engine can limit memory with them."
    : $"The engine uses version {info.CgroupVersion} of control groups; this kernel has it: {known}; the engine can limit memory: {info.MemoryLimit}.");
return known && info.MemoryLimit ? 0 : 1;
