#:package Docker.DotNet.Enhanced@4.3.3
using Docker.DotNet;
using Docker.DotNet.Models;

using var timeout = new CancellationTokenSource(TimeSpan.FromSeconds(30));
using var docker = new DockerClientBuilder().Build();

try
{
    var state = (await docker.Containers.InspectContainerAsync("job", timeout.Token)).State;
    using var log = await docker.Containers.GetContainerLogsAsync(
        "job", new ContainerLogsParameters { ShowStdout = true, ShowStderr = true }, timeout.Token);
    var (output, errors) = await log.ReadOutputToEndAsync(timeout.Token);

    Console.WriteLine($"The container job is {state?.Status}. Its log: {(output + errors).Trim()}");
    return errors.Contains("exec format error", StringComparison.Ordinal) ? 0 : 1;
}
catch (DockerContainerNotFoundException)
{
    Console.WriteLine("There is no container named job.");
    return 1;
}
