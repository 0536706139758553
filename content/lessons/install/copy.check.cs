using System.Diagnostics;

var running = Process.GetProcessesByName("dockerd").Length > 0;
var copied = File.Exists("/data/docker/image/overlay2/repositories.json");

Console.WriteLine($"dockerd is {(running ? "running" : "not running")}. {(copied ? "The data is in /data/docker." : "There is no data in /data/docker.")}");
return copied && !running ? 0 : 1;
