#:package Docker.DotNet.Enhanced@4.3.3
using Docker.DotNet;
using Docker.DotNet.Models;

using var timeout = new CancellationTokenSource(TimeSpan.FromSeconds(60));
using var docker = new DockerClientBuilder().Build();

var pid = (await docker.Containers.InspectContainerAsync("box", timeout.Token)).State?.Pid ?? 0;

// One line of mountinfo describes one mount. The fifth field is where it is, and the options are at the end.
var line = File.ReadLines($"/proc/{pid}/mountinfo").First(line => line.Split(' ')[4] == "/");
var options = line.Split(' ')[^1].Split(',');
var upper = options.First(option => option.StartsWith("upperdir=")).Split('=')[1];

// These are ordinary files on the host. Only root may read the directory, so run this program with sudo.
foreach (var path in Directory.EnumerateFileSystemEntries(upper, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
{
    Console.WriteLine($"{(Directory.Exists(path) ? "directory" : "file"),-9} {path[upper.Length..]}");
}

Console.Write($"/note says: {File.ReadAllText($"{upper}/note")}");
