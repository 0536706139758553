using System.Text.Json.Nodes;

var settings = File.Exists("daemon.json") ? JsonNode.Parse(File.ReadAllText("daemon.json")) : null;

Console.WriteLine($"live-restore in daemon.json: {settings?["live-restore"] ?? "not set"}.");
return settings?["live-restore"]?.GetValue<bool>() == true ? 0 : 1;
