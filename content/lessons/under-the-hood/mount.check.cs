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

Console.WriteLine($"The root of box is an overlay with {lower.Length} lower directories and one upper directory.");
return lower.All(Directory.Exists) && Directory.Exists(upper) ? 0 : 1;
