#:package Docker.DotNet.Enhanced@4.3.3
using Docker.DotNet;

using var timeout = new CancellationTokenSource(TimeSpan.FromSeconds(60));
using var docker = new DockerClientBuilder().Build();

try
{
    var greedy = await docker.Containers.InspectContainerAsync("greedy", timeout.Token);
    var everywhere = new EnumerationOptions { RecurseSubdirectories = true, IgnoreInaccessible = true };
    var killed = Directory.EnumerateFiles("/sys/fs/cgroup", "memory.*", everywhere)
        .Where(path => path.Contains(greedy.ID) && Path.GetFileName(path) is "memory.events" or "memory.oom_control")
        .SelectMany(File.ReadLines)
        .FirstOrDefault(line => line.StartsWith("oom_kill "));

    // The kernel's own count. An oom_kill of 1 means that it has killed one process of this group.
    Console.WriteLine($"The container greedy is {greedy.State?.Status}, and the file of its control group says `{killed}`.");
    return greedy.State?.Running == true && killed is not null and not "oom_kill 0" ? 0 : 1;
}
catch (DockerContainerNotFoundException)
{
    Console.WriteLine("There is no container named greedy.");
    return 1;
}
