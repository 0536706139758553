using System.Diagnostics;

string[] names = ["docker-ce", "docker-ce-cli", "containerd.io", "docker-ce-rootless-extras"];
using var rpm = Process.Start(
    new ProcessStartInfo("rpm", ["--query", "--queryformat", "%{NAME}\n", .. names]) { RedirectStandardOutput = true })!;
var left = rpm.StandardOutput.ReadToEnd().Split('\n').Intersect(names).ToList();
var running = Process.GetProcessesByName("dockerd").Length > 0;

Console.WriteLine(left.Count == 0 ? "The packages are gone." : $"Still installed: {string.Join(", ", left)}.");
Console.WriteLine($"dockerd is {(running ? "running" : "not running")}.");
return left.Count == 0 && !running ? 0 : 1;
