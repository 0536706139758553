using System.Text.Json;
using System.Text.Json.Nodes;

// Keep every other setting: this file may well have some.
var config = JsonNode.Parse(File.ReadAllText("/etc/docker/daemon.json"))!.AsObject();
if (config["features"] is not JsonObject features)
{
    config["features"] = features = [];
}

features["containerd-snapshotter"] = true;
var text = config.ToJsonString(new JsonSerializerOptions { WriteIndented = true });
File.WriteAllText("store.json", text);
Console.WriteLine(text);
