using System.Text.Json;

if (!File.Exists("bundle/config.json"))
{
    Console.WriteLine("There is no file bundle/config.json.");
    return 1;
}

using var config = JsonDocument.Parse(File.ReadAllText("bundle/config.json"));
var namespaces = config.RootElement.GetProperty("linux").GetProperty("namespaces").EnumerateArray().Select(one => one.GetProperty("type").GetString());
Console.WriteLine($"The configuration asks for these namespaces: {string.Join(", ", namespaces.Where(name => name != "cgroup"))}.");
return 0;
