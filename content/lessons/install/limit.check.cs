using System.Diagnostics;
using System.Text.Json.Nodes;

const string Settings = "/etc/docker/daemon.json";
var size = JsonNode.Parse(File.ReadAllText(Settings))?["log-opts"]?["max-size"]?.GetValue<string>();
var daemon = Process.GetProcessesByName("dockerd").FirstOrDefault();
var isRead = daemon is not null && daemon.StartTime > File.GetLastWriteTime(Settings);

Console.WriteLine($"max-size is {size ?? "not set"}. The daemon {(isRead ? "has started" : "has not started")} since the file was written.");
return size is not null && isRead ? 0 : 1;
