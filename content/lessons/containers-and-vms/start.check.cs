#:package Docker.DotNet.Enhanced@4.3.3
using Docker.DotNet;
using Docker.DotNet.Models;

using var timeout = new CancellationTokenSource(TimeSpan.FromSeconds(60));
using var docker = new DockerClientBuilder().Build();

// The engine remembers its latest events: has a container of this image run to its end?
var now = DateTimeOffset.UtcNow.ToUnixTimeMilliseconds();
var ends = new Collected();
await docker.System.MonitorEventsAsync(
    new ContainerEventsParameters
    {
        Since = "0",
        Until = $"{now / 1000}.{now % 1000:000}",
        Filters = new Dictionary<string, IDictionary<string, bool>>
        {
            ["type"] = new Dictionary<string, bool> { ["container"] = true },
            ["event"] = new Dictionary<string, bool> { ["die"] = true },
        },
    },
    ends,
    timeout.Token);

var done = ends.Any(end => end.Actor.Attributes["image"] == "busybox" && end.Actor.Attributes["exitCode"] == "0");
Console.WriteLine(done ? "A container of busybox has run, and has ended with exit code 0." : "No container of busybox has ended yet.");
return done ? 0 : 1;

sealed class Collected : List<Message>, IProgress<Message>
{
    public void Report(Message value) => Add(value);
}
