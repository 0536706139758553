#:package Docker.DotNet.Enhanced@4.3.3
using Docker.DotNet;

using var timeout = new CancellationTokenSource(TimeSpan.FromSeconds(30));
using var docker = new DockerClientBuilder().Build();

foreach (var name in new[] { "typo", "data", "crash", "victim" })
{
    var state = (await docker.Containers.InspectContainerAsync(name, timeout.Token)).State!;
    // Above 128, the rest is the number of the signal. Below, the program or Docker chose the code.
    var signal = state.ExitCode > 128 ? $"signal {state.ExitCode - 128}" : "no signal";
    Console.WriteLine($"{name}: {state.Status}, exit code {state.ExitCode}, {signal}, out of memory: {state.OOMKilled}");
}
