#:package Docker.DotNet.Enhanced@4.3.3
using Docker.DotNet;

using var timeout = new CancellationTokenSource(TimeSpan.FromSeconds(30));
using var docker = new DockerClientBuilder().Build();

// One call, GET /info, answers with everything that `docker info` prints about the engine.
var info = await docker.System.GetSystemInfoAsync(timeout.Token);

Console.WriteLine($"OS type:       {info.OSType}");
Console.WriteLine($"Architecture:  {info.Architecture}");
Console.WriteLine($"Kernel:        {info.KernelVersion}");
