#:package Docker.DotNet.Enhanced@4.3.3
using Docker.DotNet;
using Docker.DotNet.Models;

using var timeout = new CancellationTokenSource(TimeSpan.FromSeconds(60));
using var docker = new DockerClientBuilder().Build();

var pid = (await docker.Containers.InspectContainerAsync("box", timeout.Token)).State?.Pid ?? 0;

// One line of mountinfo describes one mount. The fifth field is where it is, and the options are at the end.
var line = File.ReadLines($"/proc/{pid}/mountinfo").First(line => line.Split(' ')[4] == "/");
var options = line.Split(' ')[^1].Split(',');
var lower = options.First(option => option.StartsWith("lowerdir")).Split('=')[1].Split(':');
var upper = options.First(option => option.StartsWith("upperdir=")).Split('=')[1];
var note = File.Exists($"{upper}/note") && File.ReadAllText($"{upper}/note") == "hello\n";
var group = lower.Any(directory => File.Exists($"{directory}/etc/group"));
var hidden = !File.Exists($"/proc/{pid}/root/etc/group");

Console.WriteLine(
    $"The upper directory {(note ? "has" : "lacks")} the note. A lower directory {(group ? "still has" : "lacks")} etc/group, which box {(hidden ? "can't see any more" : "can see")}.");
return note && group && hidden ? 0 : 1;
