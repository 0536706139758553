#:package Docker.DotNet.Enhanced@4.3.3
using Docker.DotNet;
using Docker.DotNet.Models;

using var timeout = new CancellationTokenSource(TimeSpan.FromSeconds(60));
using var docker = new DockerClientBuilder().Build();

// Without `Until`, the stream stays open and brings each event as it happens.
var now = DateTimeOffset.UtcNow.ToUnixTimeMilliseconds();
var events = new List<Message>();
await docker.System.MonitorEventsAsync(
    new ContainerEventsParameters { Since = $"{now / 1000 - 600}", Until = $"{now / 1000}.{now % 1000:000}" },
    new Collector(events),
    timeout.Token);

foreach (var message in events)
{
    var actor = message.Actor.Attributes.TryGetValue("name", out var name) ? name : message.Actor.ID;
    Console.WriteLine($"{message.Type,-9} {message.Action,-8} {actor}");
}

return events.Count > 0 ? 0 : 1;

sealed class Collector(List<Message> events) : IProgress<Message>
{
    public void Report(Message value) => events.Add(value);
}
