using System.Text.Json;

// Where no credential store is set up, the client keeps what it knows in this file.
var file = Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".docker", "config.json");
var known = File.Exists(file)
    && JsonDocument.Parse(File.ReadAllText(file)).RootElement.TryGetProperty("auths", out var auths)
    && auths.TryGetProperty("localhost:5001", out _);

Console.WriteLine(known ? "The client still has credentials for localhost:5001." : "The client has no credentials for localhost:5001 any more.");
return known ? 1 : 0;
