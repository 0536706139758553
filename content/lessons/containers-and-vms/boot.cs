#:package Docker.DotNet.Enhanced@4.3.3
using Docker.DotNet;
using Docker.DotNet.Models;

using var timeout = new CancellationTokenSource(TimeSpan.FromSeconds(300));
using var docker = new DockerClientBuilder().Build();

var container = await docker.Containers.CreateContainerAsync(
    new CreateContainerParameters { Name = "first-boot", Image = "tiny-vm", Cmd = ["true"] }, timeout.Token);
await docker.Containers.StartContainerAsync(container.ID, new ContainerStartParameters(), timeout.Token);
var end = await docker.Containers.WaitContainerAsync(container.ID, timeout.Token);
await docker.Containers.RemoveContainerAsync(container.ID, new ContainerRemoveParameters(), timeout.Token);

// The engine remembers its latest events. With an end in `Until`, it sends those that it has, and closes the stream.
var now = DateTimeOffset.UtcNow.ToUnixTimeMilliseconds();
await docker.System.MonitorEventsAsync(
    new ContainerEventsParameters
    {
        Since = "0",
        Until = $"{now / 1000}.{now % 1000:000}",
        Filters = new Dictionary<string, IDictionary<string, bool>>
        {
            ["container"] = new Dictionary<string, bool> { [container.ID] = true },
        },
    },
    new Printed(),
    timeout.Token);
return (int)end.StatusCode;

sealed class Printed : IProgress<Message>
{
    public void Report(Message value)
    {
        if (value.Type == "container")
        {
            Console.WriteLine($"{DateTimeOffset.FromUnixTimeMilliseconds((value.TimeNano ?? 0) / 1_000_000):yyyy-MM-ddTHH:mm:ss.fffZ} {value.Action}");
        }
    }
}
