#:package Docker.DotNet.Enhanced@4.3.3
using Docker.DotNet;
using Docker.DotNet.Models;

using var timeout = new CancellationTokenSource(TimeSpan.FromSeconds(30));
using var docker = new DockerClientBuilder().Build();

// The API reports no error at all: for the daemon, the container has started, and then its program has ended. Only the log says why.
var job = await docker.Containers.InspectContainerAsync("job", timeout.Token);
using var log = await docker.Containers.GetContainerLogsAsync(
    "job", new ContainerLogsParameters { ShowStdout = true, ShowStderr = true }, timeout.Token);
var (output, errors) = await log.ReadOutputToEndAsync(timeout.Token);

Console.WriteLine($"State: {job.State?.Status}, exit code {job.State?.ExitCode}, error of the daemon: \"{job.State?.Error}\"");
Console.WriteLine($"Log: {(output + errors).Trim()}");
