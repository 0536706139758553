using System.Text.Json.Nodes;

if (!File.Exists("store.json"))
{
    Console.WriteLine("There is no file store.json here.");
    return 1;
}

var now = JsonNode.Parse(File.ReadAllText("/etc/docker/daemon.json"))!.AsObject();
var next = JsonNode.Parse(File.ReadAllText("store.json"))!.AsObject();
var on = next["features"]?["containerd-snapshotter"]?.GetValue<bool>() == true;
var kept = now.Where(setting => setting.Key != "features").All(setting => JsonNode.DeepEquals(setting.Value, next[setting.Key]));
Console.WriteLine($"store.json turns the containerd image store on: {on}. It keeps the daemon's other settings: {kept}.");
return on && kept ? 0 : 1;
