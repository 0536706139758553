using System.Diagnostics;

var installed = new[] { "/usr/bin/dockerd", "/usr/sbin/dockerd" }.Any(File.Exists);
var running = Process.GetProcessesByName("dockerd").Length > 0;

Console.WriteLine($"The daemon is {(installed ? "still" : "no longer")} installed, and {(running ? "still" : "not")} running.");
return installed || running ? 1 : 0;
