#:package Docker.DotNet.Enhanced@4.3.3
using Docker.DotNet;
using Docker.DotNet.Models;

using var timeout = new CancellationTokenSource(TimeSpan.FromSeconds(30));
using var docker = new DockerClientBuilder().Build();

// The engine keeps its latest events. What has happened to web in the last ten minutes? Until closes the stream: without it, it stays open.
var web = await docker.Containers.InspectContainerAsync("web", timeout.Token);
var now = DateTimeOffset.UtcNow.ToUnixTimeSeconds();
await docker.System.MonitorEventsAsync(
    new ContainerEventsParameters
    {
        Since = (now - 600).ToString(),
        Until = (now + 1).ToString(),
        Filters = new Dictionary<string, IDictionary<string, bool>>
        {
            ["container"] = new Dictionary<string, bool> { [web.ID] = true },
            ["event"] = new Dictionary<string, bool> { ["start"] = true, ["die"] = true },
        },
    },
    new Printer(),
    timeout.Token);
Console.WriteLine($"web is {web.State!.Status}, and has been restarted {web.RestartCount} time(s)");

internal sealed class Printer : IProgress<Message>
{
    public void Report(Message value) =>
        Console.WriteLine(value.Actor.Attributes.TryGetValue("exitCode", out var code) ? $"{value.Action}, exit code {code}" : value.Action);
}
