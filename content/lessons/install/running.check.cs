using System.Diagnostics;

var running = Process.GetProcessesByName("dockerd").Length > 0;
var enabled = File.Exists("/etc/systemd/system/multi-user.target.wants/docker.service");

Console.WriteLine($"dockerd is {(running ? "running" : "not running")}, and {(enabled ? "starts" : "doesn't start")} with the machine.");
return running && enabled ? 0 : 1;
