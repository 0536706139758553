using System.Text.Json.Nodes;

var settings = Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".docker", "config.json");
var context = File.Exists(settings) ? JsonNode.Parse(File.ReadAllText(settings))?["currentContext"]?.ToString() : null;

Console.WriteLine($"The docker command uses the context {context ?? "default"}.");
return context == "lab" ? 0 : 1;
