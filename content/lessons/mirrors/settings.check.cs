using System.Text.Json.Nodes;

var settings = File.Exists("daemon.json") ? JsonNode.Parse(File.ReadAllText("daemon.json")) : null;
var mirrors = settings?["registry-mirrors"]?.AsArray().Select(mirror => mirror?.GetValue<string>());

Console.WriteLine(mirrors is null ? "No mirror in a file daemon.json here." : $"Mirrors in daemon.json: {string.Join(", ", mirrors)}");
return mirrors is not null && mirrors.SequenceEqual(["http://127.0.0.1:5001"]) ? 0 : 1;
