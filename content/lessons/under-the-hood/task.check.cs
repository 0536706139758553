#:package Docker.DotNet.Enhanced@4.3.3
using Docker.DotNet;
using Docker.DotNet.Models;

using var timeout = new CancellationTokenSource(TimeSpan.FromSeconds(60));
using var docker = new DockerClientBuilder().Build();

try
{
    var tight = await docker.Containers.InspectContainerAsync("tight", timeout.Token);
    if (tight.State?.Running != true)
    {
        Console.WriteLine($"The container tight is {tight.State?.Status}.");
        return 1;
    }

    var status = File.ReadLines($"/proc/{tight.State.Pid}/status").Select(line => line.Split('\t')).ToLookup(words => words[0], words => words[1]);
    var own = int.Parse(File.ReadLines("/proc/self/status").First(line => line.StartsWith("Seccomp_filters:")).Split('\t')[1]);
    (string What, bool Done)[] rules =
    [
        ("its user is 1000", status["Uid:"].Single() == "1000"),
        ("it can never get a capability", status["CapBnd:"].Single().Trim('0') == ""),
        ("it can't gain privileges", status["NoNewPrivs:"].Single() == "1"),
        ("its system calls are filtered", int.Parse(status["Seccomp_filters:"].Single()) > own),
        ("its root file system is read-only", tight.HostConfig?.ReadonlyRootfs == true),
        ("it may have 20 processes", tight.HostConfig?.PidsLimit == 20),
    ];
    foreach (var (what, done) in rules)
    {
        Console.WriteLine($"{(done ? "yes" : "no "),-4}{what}");
    }

    return rules.All(rule => rule.Done) ? 0 : 1;
}
catch (DockerContainerNotFoundException)
{
    Console.WriteLine("There is no container named tight yet.");
    return 1;
}
