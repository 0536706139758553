#:package Docker.DotNet.Enhanced@4.3.3
using Docker.DotNet;

using var timeout = new CancellationTokenSource(TimeSpan.FromSeconds(30));
using var docker = new DockerClientBuilder().Build();

if (!File.Exists("second.log"))
{
    Console.WriteLine("The second daemon hasn't been started.");
    return 1;
}

// Docker 20.10 is the last release that looks at the kernel's version.
var version = (await docker.System.GetVersionAsync(timeout.Token)).Version;
var looks = int.Parse(version.Split('.')[0]) < 23;
var log = File.ReadAllText("second.log");
var refused = log.Contains("Your Linux kernel version 2.6.", StringComparison.Ordinal);
var started = log.Contains("API listen on /run/second.sock", StringComparison.Ordinal);

Console.WriteLine(
    refused && !started ? $"This Docker, {version}, refuses to start on a kernel that calls itself 2.6."
    : started && !refused ? $"This Docker, {version}, doesn't look at the kernel's version: it started."
    : "The log says neither that the second daemon refused nor that it started.");
return refused == looks && started == !looks ? 0 : 1;
