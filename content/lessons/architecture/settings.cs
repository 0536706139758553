using System.Text.Json;
using System.Text.Json.Nodes;

// The file follows the OCI runtime specification, so any program can write it. dockerd writes one for each of its containers.
var config = JsonNode.Parse(File.ReadAllText("bundle/config.json"))!;
config["process"]!["terminal"] = false;
config["process"]!["args"] = new JsonArray("sleep", "300");
File.WriteAllText("bundle/config.json", config.ToJsonString(new JsonSerializerOptions { WriteIndented = true }));
Console.WriteLine($"The container will run {config["process"]!["args"]!.ToJsonString()} without a terminal.");
