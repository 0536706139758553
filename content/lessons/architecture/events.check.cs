#:package Docker.DotNet.Enhanced@4.3.3
using Docker.DotNet;
using Docker.DotNet.Models;

using var timeout = new CancellationTokenSource(TimeSpan.FromSeconds(60));
using var docker = new DockerClientBuilder().Build();

var now = DateTimeOffset.UtcNow.ToUnixTimeMilliseconds();
var seen = new Actions();
await docker.System.MonitorEventsAsync(
    new ContainerEventsParameters
    {
        Since = "0",
        Until = $"{now / 1000}.{now % 1000:000}",
        Filters = new Dictionary<string, IDictionary<string, bool>> { ["container"] = new Dictionary<string, bool> { ["web"] = true } },
    },
    seen,
    timeout.Token);

Console.WriteLine($"What the engine remembers of web: {string.Join(", ", seen)}.");
return seen.IndexOf("create") is var created and >= 0 && seen.IndexOf("start") > created ? 0 : 1;

sealed class Actions : List<string>, IProgress<Message>
{
    public void Report(Message value) => Add(value.Action);
}
