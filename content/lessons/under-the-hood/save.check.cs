using System.Text.Json;

var image = "/dev/shm/handmade/image";
if (!File.Exists($"{image}/manifest.json"))
{
    Console.WriteLine($"There is no {image}/manifest.json.");
    return 1;
}

using var manifest = JsonDocument.Parse(File.ReadAllText($"{image}/manifest.json"));
string[] layers = [.. manifest.RootElement[0].GetProperty("Layers").EnumerateArray().Select(layer => layer.GetString()!)];

Console.WriteLine($"manifest.json lists {layers.Length} layers, and {layers.Count(layer => File.Exists($"{image}/{layer}"))} of them are there.");
return layers.Length > 0 && layers.All(layer => File.Exists($"{image}/{layer}")) ? 0 : 1;
