#:package Docker.DotNet.Enhanced@4.3.3
using Docker.DotNet;
using Docker.DotNet.Models;

using var timeout = new CancellationTokenSource(TimeSpan.FromSeconds(30));
using var docker = new DockerClientBuilder().Build();

var all = await docker.Containers.ListContainersAsync(new ContainersListParameters { All = true }, timeout.Token);
var again = all.FirstOrDefault(container => container.Names.Contains("/hello-again"));
if (again is null)
{
    Console.WriteLine("There is no container named hello-again.");
    return 1;
}

// The engine remembers its latest events: how often was hello-world pulled?
var now = DateTimeOffset.UtcNow.ToUnixTimeMilliseconds();
var pulls = new Collected<Message>();
await docker.System.MonitorEventsAsync(
    new ContainerEventsParameters
    {
        Since = "0",
        Until = $"{now / 1000}.{now % 1000:000}",
        Filters = new Dictionary<string, IDictionary<string, bool>>
        {
            ["type"] = new Dictionary<string, bool> { ["image"] = true },
            ["event"] = new Dictionary<string, bool> { ["pull"] = true },
        },
    },
    pulls,
    timeout.Token);

var containers = all.Count(container => container.Image == "hello-world");
Console.WriteLine($"hello-again is {again.State}. Containers of hello-world: {containers}; pulls so far: {pulls.Count}.");
return again.State == "exited" && containers == 2 && pulls.Count == 1 ? 0 : 1;

sealed class Collected<T> : List<T>, IProgress<T>
{
    public void Report(T value) => Add(value);
}
