#:package Docker.DotNet.Enhanced@4.3.3
using Docker.DotNet;
using Docker.DotNet.Models;

using var timeout = new CancellationTokenSource(TimeSpan.FromSeconds(30));
using var docker = new DockerClientBuilder().Build();

try
{
    var witness = await docker.Containers.InspectContainerAsync("witness", timeout.Token);
    using var logs = await docker.Containers.GetContainerLogsAsync(witness.ID, new ContainerLogsParameters { ShowStdout = true }, timeout.Token);
    var said = (await logs.ReadOutputToEndAsync(timeout.Token)).stdout.Trim();
    var kernel = (await docker.System.GetSystemInfoAsync(timeout.Token)).KernelVersion;

    var isDebian = witness.Config!.Image!.Split(':')[0] == "debian";
    Console.WriteLine(
        !isDebian ? $"The container witness is made from {witness.Config.Image}, not from debian."
        : said != kernel ? "The container witness hasn't printed the release of the engine's kernel, and nothing else."
        : "The container witness comes from debian, and reports the very kernel that the engine runs on.");
    return isDebian && said == kernel ? 0 : 1;
}
catch (DockerContainerNotFoundException)
{
    Console.WriteLine("There is no container named witness.");
    return 1;
}
