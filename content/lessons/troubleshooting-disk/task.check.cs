#:package Docker.DotNet.Enhanced@4.3.3
using Docker.DotNet;

using var timeout = new CancellationTokenSource(TimeSpan.FromSeconds(30));
using var docker = new DockerClientBuilder().Build();

try
{
    var log = (await docker.Containers.InspectContainerAsync("polite", timeout.Token)).HostConfig!.LogConfig!;
    var options = log.Config ?? new Dictionary<string, string>();
    Console.WriteLine($"polite logs with {log.Type}, and these options: {(options.Count == 0 ? "none" : string.Join(", ", options.Select(option => $"{option.Key}={option.Value}").Order()))}.");
    return log.Type == "json-file" && options.TryGetValue("max-size", out var size) && size == "10m" && options.TryGetValue("max-file", out var files) && files == "3" ? 0 : 1;
}
catch (DockerContainerNotFoundException)
{
    Console.WriteLine("There is no container named polite yet.");
    return 1;
}
